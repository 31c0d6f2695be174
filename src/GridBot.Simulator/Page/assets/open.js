// Opens links as the person who holds the phone, as the platform's client does in silence.
const signIn = /\/connect\/oauth2\/authorize$/;
const seconds = 60;

/** Names the person to the platform's sign-in; nobody (''): it asks. The cookie also reaches pages that send the visitor there themselves. */
export function opensAs(container, userId) {
  for (const kind of ['click', 'auxclick']) {
    container.addEventListener(kind, event => {
      const anchor = event.target.closest('a[href]');
      if (!anchor) return;
      const user = userId();
      document.cookie = `simulator-user=${encodeURIComponent(user)};path=/;samesite=lax;max-age=${user ? seconds : 0}`;
      const url = new URL(anchor.href);
      if (!signIn.test(url.pathname)) return;
      if (user) url.searchParams.set('user', user); else url.searchParams.delete('user');
      anchor.href = url.href;
    });
  }
}
