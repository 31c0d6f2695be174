// A picture for tests, and numbers found in texts.
using System.Text.RegularExpressions;

namespace GridBot.Tests.Service;

/// <summary>Bytes that are recognised as a JPEG.</summary>
internal static class TestPicture
{
    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8, .. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31))];
}

/// <summary>Reads report numbers.</summary>
internal static partial class ReportNumbers
{
    /// <summary>The first number of a text.</summary>
    public static string In(string text)
    {
        var match = Pattern().Match(text);
        Xunit.Assert.True(match.Success, $"no number in: {text}");
        return match.Value;
    }

    [GeneratedRegex("WG[0-9]{8}-[0-9A-Z]{4,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
