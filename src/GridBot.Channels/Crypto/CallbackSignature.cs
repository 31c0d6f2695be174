// The signature over a callback: SHA-1 of the ordinally sorted parts.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Channels.Crypto;

/// <summary>Computes and checks callback signatures.</summary>
public static class CallbackSignature
{
    /// <summary>
    /// SHA-1 over the ordinally sorted, joined parts, as 40 lower-case hex digits. The order must be ordinal: a culture's order differs as soon as case or '+' matters.
    /// </summary>
    public static string Compute(params ReadOnlySpan<string> parts)
    {
        var sorted = parts.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
    }

    /// <summary>Compares in a time that does not tell how much of the signature was right.</summary>
    public static bool Matches(string given, params ReadOnlySpan<string> parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.ASCII.GetBytes(Compute(parts)));
}
