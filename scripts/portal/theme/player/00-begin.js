/* The player of a screen: pre-drawn pictures, one after the other, for years.

   What the folder it stands in has is told in scripts/portal/screens/player.py: the version of the
   playlist, the playlist and the pictures, as scripts that call PortalPlayer. They are scripts
   because those also load from a stick, and because a file that was cut off does not parse, so that
   it does nothing.

   Everything runs on Chromium 30: ECMAScript 5, and the APIs listed in tests/screens/apis.yml. */
var PortalPlayer = {};
