// Numbers and ids that look drawn and are not: the same for the same row in every run.
using System.Globalization;

namespace GridBot.Benchmarks.Growth;

/// <summary>The finaliser of SplitMix64 over a row's number and what is drawn for it.</summary>
internal static class Mix
{
    /// <summary>A number of 64 bits.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="what">Tells the draws of one row apart.</param>
    public static ulong Bits(long row, int what)
    {
        var z = ((ulong)row * 0x9E3779B97F4A7C15UL) + ((ulong)(what + 1) * 0xD1B54A32D192ED03UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public static int Of(long row, int what, int count) => (int)(Bits(row, what) % (ulong)count);

    /// <summary>A number from 0 to below 1.</summary>
    public static double Share(long row, int what) => (Bits(row, what) >> 11) * (1.0 / (1UL << 53));

    /// <summary>An id of 32 hexadecimal digits, as the program draws them.</summary>
    public static string Id(long row, int what) => string.Create(CultureInfo.InvariantCulture, $"{Bits(row, what):x16}{Bits(row, ~what):x16}");
}
