// Seals personal fields before they are stored, and finds people without storing who they are.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Storage.Privacy;

/// <summary>
/// AES-256-GCM. A sealed value is "key id:base64 of nonce, cipher text and tag", bound to its owner: moved to another row it opens to nothing. Look-ups are HMAC-SHA256 of channel and user id.
/// </summary>
/// <param name="keys">The keys.</param>
/// <param name="time">Source of the time.</param>
/// <param name="random">Source of nonces; cryptographic in service, safe for concurrent callers.</param>
public sealed class FieldSeal(IFieldKeys keys, TimeProvider time, Random random)
{
    /// <summary>How old a key is before anything is sealed with it: by then every replica has it. Reading uses it at once.</summary>
    public static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const char IdEnd = ':';

    /// <summary>The key that new values are sealed with: the newest that every replica has, or the first there is.</summary>
    public FieldKey Current
    {
        get
        {
            var all = keys.All;
            for (var i = all.Count - 1; i > 0; i--)
            {
                if (all[i].MadeAt + SettleTime <= time.GetUtcNow())
                {
                    return all[i];
                }
            }

            return all[0];
        }
    }

    /// <summary>The key that rows of the audit trail are marked with.</summary>
    internal byte[] AuditKey => keys.Audit.AuditKey;

    /// <summary>All keys at hand, the oldest first.</summary>
    public IReadOnlyList<FieldKey> Keys => keys.All;

    /// <summary>Seals a value for its owner; never twice to the same text.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="owner">What the value belongs to, such as "person:" and its reference.</param>
    public string Seal(string plain, string owner)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(owner);
        var key = Current;
        var bytes = Encoding.UTF8.GetBytes(plain);
        var box = new byte[NonceBytes + bytes.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        lock (random)
        {
            random.NextBytes(nonce);
        }

        using var cipher = new AesGcm(key.SealKey, TagBytes);
        cipher.Encrypt(nonce, bytes, box.AsSpan(NonceBytes, bytes.Length), box.AsSpan(NonceBytes + bytes.Length), Encoding.UTF8.GetBytes(owner));
        return $"{key.Id}{IdEnd}{Convert.ToBase64String(box)}";
    }

    /// <summary>Opens a value; null when its key is not at hand, it belongs to somebody else, or it was changed.</summary>
    public string? Open(string text, string owner)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(owner);
        var end = text.IndexOf(IdEnd, StringComparison.Ordinal);
        if (end < 0 || Find(text[..end]) is not { } key)
        {
            return null;
        }

        var box = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text.AsSpan(end + 1), box, out var length) || length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.SealKey, TagBytes);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length, TagBytes), plain, Encoding.UTF8.GetBytes(owner));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Id of the key that a value was sealed, or a look-up drawn, with.</summary>
    public static string KeyOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf(IdEnd, StringComparison.Ordinal);
        return end < 0 ? "" : text[..end];
    }

    /// <summary>What a person of a platform is found by.</summary>
    public string LookupOf(string channel, string userId) => Lookup(Current, channel, userId);

    /// <summary>What a person may be found by: by the newest key, and by the one before while keys are changed; the same twice when there is but one.</summary>
    public (string Newest, string Former) LookupsOf(string channel, string userId)
    {
        var all = keys.All;
        var newest = Lookup(all[^1], channel, userId);
        return (newest, all.Count == 1 ? newest : Lookup(all[^2], channel, userId));
    }

    private static string Lookup(FieldKey key, string channel, string userId)
    {
        // No channel's name holds a line break, so two people never share a text.
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.LookupKey, Encoding.UTF8.GetBytes($"{channel}\n{userId}"), hash);
        return $"{key.Id}{IdEnd}{Convert.ToHexStringLower(hash)}";
    }

    private FieldKey? Find(string id)
    {
        if (keys.All.FirstOrDefault(key => key.Id == id) is { } key)
        {
            return key;
        }

        keys.Refresh();
        return keys.All.FirstOrDefault(found => found.Id == id);
    }
}
