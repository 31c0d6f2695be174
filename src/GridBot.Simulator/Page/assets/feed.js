// Loads a state and follows its feed from there, over again after every break.
const pause = 2000;

/** load returns the state's sequence number; take gets each entry; tell hears whether the feed is there. */
export async function follow(path, load, take, tell) {
  const again = () => setTimeout(() => follow(path, load, take, tell), pause);
  let sequence;
  try {
    sequence = await load();
  } catch {
    tell(false);
    again();
    return;
  }
  const feed = new EventSource(`${path}?after=${sequence}`);
  feed.onopen = () => tell(true);
  feed.onmessage = event => take(JSON.parse(event.data));
  feed.addEventListener('reset', () => { feed.close(); follow(path, load, take, tell); });
  feed.onerror = () => {
    tell(false);
    // The browser reconnects by itself with the last sequence number, unless the server answered an error.
    if (feed.readyState === EventSource.CLOSED) again();
  };
}

export async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
