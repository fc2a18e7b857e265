// Asks the browser where it is, once, when the button is pressed.
const OPTIONS = { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 };
const DENIED = 1;

export default function position({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => {
    const fail = ({ code } = {}) =>
      setTriggerValue("position", { trouble: code === DENIED ? "denied" : "unavailable", at: null });
    if (!navigator.geolocation) { fail(); return; }
    button.setAttribute("aria-busy", "true");
    const done = (send) => (answer) => { button.removeAttribute("aria-busy"); send(answer); };
    navigator.geolocation.getCurrentPosition(
      done(({ coords }) => setTriggerValue("position", { at: [coords.latitude, coords.longitude] })),
      done(fail),
      OPTIONS,
    );
  };
}
