// Temporary media by id.
using System.Collections.Concurrent;

namespace GridBot.Simulator.State;

/// <summary>Stores media; expiry follows the injected clock.</summary>
public sealed class MediaShelf(TimeProvider clock, SeededDraw draw, TimeSpan life)
{
    /// <summary>Bytes kept, so that a long load test does not fill the memory; the oldest go first.</summary>
    private const long Capacity = 64 << 20;

    private readonly ConcurrentDictionary<string, MediaItem> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private long _bytes;

    /// <summary>Stores bytes and returns the item with its new id.</summary>
    public MediaItem Store(string kind, string fileName, byte[] bytes, string robotKey = "")
    {
        var item = new MediaItem("3" + draw.Word(63), kind, fileName, Sniff(bytes), bytes, clock.GetUtcNow() + life, robotKey);
        _items[item.Id] = item;
        _order.Enqueue(item.Id);
        Interlocked.Add(ref _bytes, bytes.Length);
        while (Interlocked.Read(ref _bytes) > Capacity && _order.Count > 1 && _order.TryDequeue(out var oldest))
        {
            if (_items.TryRemove(oldest, out var gone))
            {
                Interlocked.Add(ref _bytes, -gone.Bytes.Length);
            }
        }

        return item;
    }

    /// <summary>The item for the API: null when unknown, expired or of another owner.</summary>
    public MediaItem? Live(string id, string robotKey = "") =>
        _items.TryGetValue(id, out var item) && clock.GetUtcNow() < item.Expires && item.RobotKey == robotKey ? item : null;

    /// <summary>The item for a screen, which has it already and keeps showing it.</summary>
    public MediaItem? Shown(string id) => _items.GetValueOrDefault(id);

    /// <summary>The type by the first bytes, as far as the platform cares.</summary>
    public static string Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
        [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
        [0x49, 0x44, 0x33, ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => "audio/mpeg",
        [0x23, 0x21, 0x41, 0x4D, 0x52, ..] => "audio/amr",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "video/mp4",
        _ => "application/octet-stream",
    };
}
