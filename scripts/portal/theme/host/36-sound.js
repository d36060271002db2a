/* Short tones, made on the device; they can be off. */
(function (Host) {
  "use strict";

  const TONES = {
    tick: [[880, 0, 0.06]], buzz: [[660, 0, 0.12], [990, 0.12, 0.18]], right: [[523, 0, 0.14], [659, 0.14, 0.14], [784, 0.28, 0.3]],
    wrong: [[220, 0, 0.35]], out: [[440, 0, 0.25], [330, 0.28, 0.5]], early: [[180, 0, 0.2], [180, 0.26, 0.2]]
  };  // [hertz, from, seconds]
  let device = null;

  Host.sound = {
    on: true,

    play: function (name) {
      const Audio = window.AudioContext;
      if (!Host.sound.on || !Audio) { return; }
      device = device || new Audio();
      if (device.state === "suspended") { device.resume(); }
      TONES[name].forEach(([hertz, from, seconds]) => {
        const begin = device.currentTime + from;
        const tone = device.createOscillator();
        const volume = device.createGain();
        tone.frequency.value = hertz;
        tone.type = "triangle";
        volume.gain.setValueAtTime(0.0001, begin);
        volume.gain.exponentialRampToValueAtTime(0.5, begin + 0.015);
        volume.gain.exponentialRampToValueAtTime(0.0001, begin + seconds);
        tone.connect(volume).connect(device.destination);
        tone.start(begin);
        tone.stop(begin + seconds);
      });
    }
  };
})(PortalHost);
