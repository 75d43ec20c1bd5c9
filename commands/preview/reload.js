// Loads the page anew once it shows something else, where it was left.
(() => {
  const { search } = new URL(document.currentScript.src);
  const place = `scroll of ${location.pathname}${location.search}`;
  const isPage = !("problems" in document.body.dataset);
  let builds;

  const reload = () => {
    if (isPage) sessionStorage.setItem(place, scrollY); // problems may come in between
    location.reload();
  };

  // A page that nobody sees does not listen: browsers open six connections to a host, no more.
  const listen = () => {
    builds?.close();
    builds = document.hidden ? null : new EventSource(`/-/builds${search}&${location.pathname}`);
    if (builds) builds.onmessage = reload;
  };

  const top = sessionStorage.getItem(place);
  if (isPage && top !== null) {
    sessionStorage.removeItem(place);
    history.scrollRestoration = "manual"; // else the browser goes to where the problems were left
    const goBack = () => scrollTo({ top, behavior: "instant" });
    goBack();
    addEventListener("load", goBack);
    addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  }
  addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => builds?.close());
  addEventListener("pageshow", listen);
})();
