// A guided routine as a component of its own, on a page that has more than it.
const guides = new WeakMap();

export default function guide({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector("article");
  if (!guides.has(root)) {
    const done = (seconds) => setStateValue("done", { id: guides.get(root).data.id, seconds });
    guides.set(root, new Guide(root, { done }));
  }
  guides.get(root).update(data);
  return () => {
    guides.get(root)?.end();
    guides.delete(root);
  };
}
