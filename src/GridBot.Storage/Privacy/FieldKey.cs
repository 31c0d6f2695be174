// A key under which personal fields are sealed.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Storage.Privacy;

/// <summary>A key of the ring. Keys are derived from it for each use: sealing, look-ups, the audit trail; the material itself is used for none.</summary>
public sealed class FieldKey
{
    /// <summary>Bytes of a key's material.</summary>
    public const int MaterialBytes = 32;

    private const int MarkBytes = 16;

    /// <param name="id">Letter and number, such as "k1"; stands with every value.</param>
    /// <param name="material">32 random bytes.</param>
    /// <param name="madeAt">When it was made.</param>
    /// <exception cref="ArgumentException">The material has another length.</exception>
    public FieldKey(string id, ReadOnlySpan<byte> material, DateTimeOffset madeAt)
    {
        if (material.Length != MaterialBytes)
        {
            throw new ArgumentException($"A key has {MaterialBytes} bytes.", nameof(material));
        }

        Id = id;
        MadeAt = madeAt;
        SealKey = Derive(material, "GridBot field key, seal", MaterialBytes);
        LookupKey = Derive(material, "GridBot field key, look-up", MaterialBytes);
        AuditKey = Derive(material, "GridBot field key, audit", MaterialBytes);
        Mark = Convert.ToHexStringLower(Derive(material, "GridBot field key, mark", MarkBytes));
    }

    public string Id { get; }

    public DateTimeOffset MadeAt { get; }

    /// <summary>Tells whether a key is the one the database knows; gives nothing of it away.</summary>
    public string Mark { get; }

    internal byte[] SealKey { get; }

    internal byte[] LookupKey { get; }

    /// <summary>The id only.</summary>
    public override string ToString() => Id;

    internal byte[] AuditKey { get; }

    private static byte[] Derive(ReadOnlySpan<byte> material, string use, int bytes)
    {
        var derived = new byte[bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, derived, salt: [], info: Encoding.UTF8.GetBytes(use));
        return derived;
    }
}
