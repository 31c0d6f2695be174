// Draws what the database finds a person by, from its description (docs/privacy.md, "Keys") and apart from the program.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Endurance.Tests.Checks;

/// <summary>HMAC-SHA256 of channel and user id, under a key derived from the key file.</summary>
internal static class PersonKey
{
    private const int KeyBytes = 32;

    /// <param name="file">The key file.</param>
    /// <param name="user">The person's id on the platform.</param>
    public static string Of(string file, string user)
    {
        var material = Convert.FromBase64String(File.ReadAllLines(file).Single(line => line.StartsWith("key:", StringComparison.Ordinal))[4..].Trim());
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, KeyBytes, [], Encoding.UTF8.GetBytes("GridBot field key, look-up"));
        return $"{Path.GetFileNameWithoutExtension(file)}:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"wecom\n{user}")))}";
    }
}
