// What a guided routine is heard and felt by, and what keeps the screen awake during it. All of it
// is a kindness: where a browser has it not, the routine goes on without.

const GUIDE_CHOICES = "loopwell-guide-choices";
// A last breath before a change, the change, and the end: pitch in hertz, seconds from now.
const GUIDE_TONES = {
  soon: [[660, 0]],
  change: [[880, 0]],
  end: [[660, 0], [880, 0.18], [990, 0.36]],
};
const GUIDE_BUZZ = { change: [180], end: [180, 90, 180] };

class GuideSenses {
  constructor() {
    const kept = guideRead(GUIDE_CHOICES);
    this.hasSound = kept?.sound === true;
    this.hasBuzz = kept?.buzz === true;
  }

  get canBuzz() {
    return typeof navigator.vibrate === "function" && matchMedia("(pointer: coarse)").matches;
  }

  // Browsers let a page make sounds only from a press on, so each press opens the way.
  wake() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!this.hasSound || !Context) return;
    this.audio ??= new Context();
    if (this.audio.state === "suspended") this.audio.resume().catch(() => {});
  }

  choose(name, isOn) {
    this[name] = isOn;
    guideKeep(GUIDE_CHOICES, { sound: this.hasSound, buzz: this.hasBuzz });
    this.wake();
    if (isOn) this.tell("change");
  }

  tell(what) {
    if (this.hasSound && this.audio?.state === "running") GUIDE_TONES[what].forEach((tone) => this.tone(...tone));
    if (this.hasBuzz && this.canBuzz && GUIDE_BUZZ[what]) navigator.vibrate(GUIDE_BUZZ[what]);
  }

  tone(hertz, after) {
    const [sound, loud] = [this.audio.createOscillator(), this.audio.createGain()];
    const [from, to] = [this.audio.currentTime + after, this.audio.currentTime + after + 0.16];
    sound.frequency.value = hertz;
    loud.gain.setValueAtTime(0.0001, from);
    loud.gain.exponentialRampToValueAtTime(0.2, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, to);
    sound.connect(loud).connect(this.audio.destination);
    sound.start(from);
    sound.stop(to);
  }

  end() {
    this.audio?.close().catch(() => {});
    this.audio = undefined;
  }
}

// The browser takes the lock back whenever the page is hidden, so it is asked for again.
class GuideAwake {
  constructor() {
    this.isWanted = false;
    this.again = () => this.want(this.isWanted);
    document.addEventListener("visibilitychange", this.again);
  }

  async want(isWanted) {
    this.isWanted = isWanted;
    if (!isWanted) {
      this.lock?.release().catch(() => {});
      this.lock = undefined;
      return;
    }
    const hasLock = this.lock && !this.lock.released;
    if (!navigator.wakeLock || hasLock || this.isAsking || document.visibilityState !== "visible") return;
    this.isAsking = true;
    const lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    this.isAsking = false;
    if (this.isWanted) this.lock = lock;
    else lock?.release().catch(() => {});
  }

  end() {
    document.removeEventListener("visibilitychange", this.again);
    this.want(false);
  }
}
