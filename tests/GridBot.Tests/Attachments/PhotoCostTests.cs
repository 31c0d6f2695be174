// What it costs to clean a photo; run by hand, alone, for docs/measurements.md.
using System.Globalization;
using SkiaSharp;
using Xunit;

namespace GridBot.Tests.Attachments;

public sealed class PhotoCostTests
{
    private const int Runs = 20;

    /// <summary>Prints times and memory. The program is to run nothing else: <c>GridBot.Tests -explicit only -class "*.PhotoCostTests" -showliveoutput</c>.</summary>
    [Fact(Explicit = true)]
    public async Task A_photo_of_twelve_megapixels_is_cleaned()
    {
        var output = TestContext.Current.TestOutputHelper!;
        foreach (var (width, height) in ((int, int)[])[(1440, 1080), (4000, 3000), (8160, 6120)])
        {
            // Phones write most of them sideways.
            var photo = PlantedPicture.Jpeg(6, Photo(width, height));
            var (before, highest) = (0d, 0d);
            var times = new List<double>();
            var kept = 0;
            var spent = Environment.CpuUsage.TotalTime;
            for (var run = 0; run < Runs; run++)
            {
                // What an earlier run left is not this one's; the kernel counts the highest memory from here on.
                GC.Collect();
                await File.WriteAllTextAsync("/proc/self/clear_refs", "5", TestContext.Current.CancellationToken);
                before = Memory("VmRSS:");
                var started = TimeProvider.System.GetTimestamp();
                kept = (await Cleaned.OfAsync(photo)).Bytes.Length;
                times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
                highest = Math.Max(highest, Memory("VmHWM:") - before);
            }

            var processor = (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / Runs;

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{width} x {height}, {photo.Length / 1024.0:0} KiB to {kept / 1024.0:0} KiB: first {times[0]:0} ms, median {times.Order().ElementAt(Runs / 2):0} ms, worst of the rest {times.Skip(1).Max():0} ms, processor {processor:0} ms; memory {highest:0} MiB more at its highest, on {before:0}"));
        }
    }

    /// <summary>A picture with shades and grain, as cameras make them.</summary>
    private static byte[] Photo(int width, int height)
    {
        var random = new Random(1);
        using var pixels = new SKBitmap(width, height, isOpaque: true);
        var colours = pixels.GetPixelSpan();
        for (var at = 0; at < colours.Length; at++)
        {
            var (x, y) = (at / 4 % width, at / 4 / width);
            colours[at] = (byte)Math.Clamp(128 + (80 * Math.Sin(x / 190.0) * Math.Cos(y / 230.0)) + (((x / 300) + (y / 200)) % 2 * 30) + random.Next(-7, 8), 0, 255);
        }

        using var data = pixels.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static double Memory(string name)
        => double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
