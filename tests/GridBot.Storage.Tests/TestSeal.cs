// The seal that tests and measurements store people under.
using GridBot.Storage.Privacy;

namespace GridBot.Tests.Keys;

/// <summary>One key that anybody may know.</summary>
internal static class TestSeal
{
    private const int AuditNumber = 200;

    /// <summary>The one key, and one for the audit trail.</summary>
    public static FixedKeys Keys { get; } = new(Key(AuditNumber), Key());

    /// <summary>A key of a test.</summary>
    public static FieldKey Key(int number = 1, DateTimeOffset? madeAt = null)
    {
        var material = new byte[FieldKey.MaterialBytes];
        Array.Fill(material, (byte)number);
        return new FieldKey($"k{number}", material, madeAt ?? DateTimeOffset.UnixEpoch);
    }

    /// <summary>Writes the file of that key, as the program reads it.</summary>
    public static void WriteFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var material = new byte[FieldKey.MaterialBytes];
        Array.Fill(material, (byte)1);
        File.WriteAllLines(Path.Combine(folder, "k1.key"), ["made: 1970-01-01T00:00:00Z", $"key: {Convert.ToBase64String(material)}"]);
    }

    /// <summary>A seal with that key.</summary>
    public static FieldSeal Create(int seed = 1) => new(Keys, TimeProvider.System, new Random(seed));
}
