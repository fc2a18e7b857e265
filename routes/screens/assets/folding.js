// A popover lies at the end of the page, where no Tab key finds it: who opens one with the keys or
// by touch goes into it, and who told something in one that then closed stands at its button again.
const FRAMES = 60;
const seen = {};

const within = (node) => node?.closest("[data-testid=stPopoverBody]");

// Try once a frame, as long as a popover may take to come or go.
function soon(attempt) {
  let left = FRAMES;
  const again = () => { if (!attempt() && (left -= 1)) requestAnimationFrame(again); };
  again();
}

export default function folding({ data }) {
  const { id, times, is_open: isOpen } = data;
  const last = seen[id] ?? { times: 0, isOpen: false };
  seen[id] = { times, isOpen };
  const button = () => document.querySelector(`.st-key-${id} button`);
  if (isOpen && !last.isOpen) {
    soon(() => {
      const body = document.querySelector("[data-testid=stPopoverBody]");
      if (!body) return false;
      // Not its first field: on a phone that would bring the keyboard up.
      body.tabIndex = -1;
      if (document.activeElement === button()) body.focus({ preventScroll: true });
      return true;
    });
  } else if (times > last.times) {
    soon(() => {
      const at = document.activeElement;
      if (at === document.body) button()?.focus({ preventScroll: true });
      return !within(at);
    });
  }
}
