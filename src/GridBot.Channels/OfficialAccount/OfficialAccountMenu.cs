// Puts the menu of the Official Account up.
using GridBot.Channels.Text;
using GridBot.Notices;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The account's menu: up to three entries that send back a key when they are tapped.</summary>
public sealed class OfficialAccountMenu(OfficialAccountApi api)
{
    /// <summary>Entries at most (source: the platform's page on menus).</summary>
    public const int MaxEntries = 3;

    /// <summary>Bytes of a name at most (same source).</summary>
    public const int MaxNameBytes = 16;

    /// <summary>Bytes of a key at most (same source).</summary>
    public const int MaxKeyBytes = 128;

    /// <summary>Replaces the menu. Phones show it within a day, or at once to who follows the account anew.</summary>
    /// <exception cref="ArgumentException">The platform would refuse the entries.</exception>
    public Task<SendResult> PublishAsync(IReadOnlyList<OfficialAccountMenuEntry> entries, CancellationToken cancellationToken) => api.CreateMenuAsync(Write(entries), cancellationToken);

    /// <summary>The JSON of menu/create.</summary>
    /// <exception cref="ArgumentException">The platform would refuse the entries.</exception>
    public static byte[] Write(IReadOnlyList<OfficialAccountMenuEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is < 1 or > MaxEntries)
        {
            throw new ArgumentException($"A menu has 1 to {MaxEntries} entries.", nameof(entries));
        }

        if (!entries.All(entry => Fits(entry.Name, MaxNameBytes) && Fits(entry.Key, MaxKeyBytes)) || entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).Count() < entries.Count)
        {
            throw new ArgumentException($"An entry has a name of at most {MaxNameBytes} bytes and a key of its own of at most {MaxKeyBytes} bytes.", nameof(entries));
        }

        return OfficialAccountJson.Menu(entries);
    }

    private static bool Fits(string text, int bytes) => !string.IsNullOrWhiteSpace(text) && SplitText.Bytes(text) <= bytes;
}

/// <summary>An entry of the menu.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Key">What a tap sends back as <see cref="InboundMessage.EventKey"/>.</param>
public sealed record OfficialAccountMenuEntry(string Name, string Key);
