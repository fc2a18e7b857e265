// What the page says of itself to screen readers and to what is drawn in it.
export default function root({ data }) {
  const { documentElement } = document;
  documentElement.lang = data.lang;
  documentElement.dataset.motion = data.motion;
  lead(data.lead);
}
