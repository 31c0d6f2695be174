// Names the markers of a JPEG, for tests that look at what is in a file.
using System.Buffers.Binary;

namespace GridBot.Tests.Attachments;

/// <summary>A second reading of the format, beside the program's own.</summary>
internal static class JpegMarkers
{
    /// <summary>The markers up to the end, which must be the end of the file.</summary>
    public static IReadOnlyList<string> Of(byte[] file)
    {
        var markers = new List<string>();
        Xunit.Assert.Equal([0xFF, 0xD8], file[..2]);
        var at = 2;
        while (file[at + 1] != 0xD9)
        {
            Xunit.Assert.Equal(0xFF, file[at]);
            markers.Add(Name(file[at + 1]));
            var isScan = file[at + 1] == 0xDA;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            while (isScan && (file[at] != 0xFF || file[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
            {
                at++;
            }
        }

        Xunit.Assert.Equal(file.Length, at + 2);
        return markers;
    }

    private static string Name(byte marker) => marker switch
    {
        >= 0xE0 and <= 0xEF => $"APP{marker - 0xE0}",
        0xDB => "DQT",
        0xC4 => "DHT",
        0xDA => "SOS",
        0xFE => "COM",
        >= 0xC0 and <= 0xC2 => "SOF",
        _ => $"{marker:X2}",
    };
}
