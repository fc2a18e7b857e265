// Where who works by the keys stands. A popover lies at the end of the page, where no Tab key finds
// it: who opens one goes into it. Who pressed what goes away with the press goes where Python says.
const FRAMES = { open: 60, gone: 600 };
const FIRST = "a[href], button:not(:disabled), input, summary";

// Try once a frame, as long as a popover may take to come, or a press to be answered.
function soon(frames, attempt) {
  let left = frames;
  const again = () => { if (!attempt() && (left -= 1)) requestAnimationFrame(again); };
  again();
}

const bodies = () => [...document.querySelectorAll("[data-testid=stPopoverBody]")];

// Before the page hears of it, while it can be told whether the press opens or closes.
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-testid=stPopover] button");
  if (!button || button.getAttribute("aria-expanded") === "true") return;
  const before = bodies();
  soon(FRAMES.open, () => {
    const body = bodies().find((each) => !before.includes(each));
    if (!body) return false;
    // Not its first field: on a phone that would bring the keyboard up.
    body.tabIndex = -1;
    if (document.activeElement === button) body.focus({ preventScroll: true });
    return true;
  });
}, true);

let known;
function lead({ to, times }) {
  const isNew = known !== undefined && times > known;
  known = times;
  if (!isNew) return;
  const began = document.activeElement;
  soon(FRAMES.gone, () => {
    const at = document.activeElement;
    // Who stands elsewhere by now went there.
    if (at !== began && at !== document.body) return true;
    const next = at === document.body && document.querySelector(`.st-key-${to}`)?.querySelector(FIRST);
    next?.focus?.({ preventScroll: true });
    return Boolean(next);
  });
}
