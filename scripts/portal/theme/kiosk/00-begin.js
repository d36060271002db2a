/* The kiosk: the portal on a stand that everybody touches.

   kiosk/index.html holds nothing but its name; what is shown comes as scripts, which load from a
   folder of files too: data/manifest.js calls PortalKiosk.manifest(data), the other files beside it
   PortalKiosk.part(name, version, data). scripts/portal/pages/kiosk*.py say what stands in them.

   Nothing is kept anywhere: what a visitor chose, wrote and answered stands in PortalKiosk.visit,
   which is thrown away. There is one page and no history, so that nothing leads out of it.

   Everything runs on Chromium 49: ECMAScript 5 and old style sheets. */
var PortalKiosk = {};
