/* What the two windows say to each other. The host's window opens the hall's; from a folder of files
   both have no origin, so that what counts is who speaks. */
(function (Host) {
  "use strict";

  const NAME = "portal-host-screen";
  const ALIVE_MS = 3500;
  const target = window.location.protocol === "file:" ? "*" : window.location.origin;

  function ours(event) {
    const known = target === "*" ? event.origin === "null" || event.origin === "file://" : event.origin === target;
    return known && event.data && typeof event.data === "object" && event.data.portal === NAME;
  }

  /** The host's end: sends views to the hall's window, which may be closed and opened again. */
  Host.ScreenLink = class {
    constructor(heard) {
      this.window = null;
      this.last = null;
      this.seen = -Infinity;
      this.number = 0;
      window.addEventListener("message", (event) => {
        if (!ours(event) || !event.source) { return; }
        // after a reload it is the hall's window that finds the host's
        this.window = event.source;
        this.seen = window.performance.now();
        if (event.data.hello && event.data.hello !== this.number) { this.post(); }
        heard(event.data);
      });
    }

    get open() { return window.performance.now() - this.seen < ALIVE_MS; }

    /** Opens the hall's window, or brings it to the front; false where the browser does not let it. */
    show() {
      const opened = window.open("screen.html", NAME, "popup,width=1024,height=768");
      if (opened) { this.window = opened; }
      return Boolean(opened);
    }

    send(view) {
      this.number += 1;
      this.last = view;
      this.post();
    }

    post() {
      if (!this.window || !this.last) { return; }
      this.window.postMessage({ portal: NAME, number: this.number, view: this.last }, target);
    }
  };

  /** The hall's end: asks for views until it has one, and says all the time that it is there. */
  Host.listen = function (shown) {
    let number = 1e9;  // none that the host has sent
    function tell(words) {
      const host = window.opener;
      if (host) { host.postMessage(Object.assign({ portal: NAME, hello: number }, words), target); }
    }
    window.addEventListener("message", (event) => {
      if (!ours(event) || event.source !== window.opener || !event.data.view) { return; }
      number = event.data.number;
      shown(event.data.view);
    });
    tell();
    window.setInterval(tell, 1000);
    return tell;
  };
})(PortalHost);
