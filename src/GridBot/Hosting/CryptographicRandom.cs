// The randomness of the running program: the operating system's, safe for concurrent callers.
using System.Security.Cryptography;

namespace GridBot.Hosting;

/// <summary>A <see cref="Random"/> drawn from the operating system; tests inject a seeded one instead.</summary>
internal sealed class CryptographicRandom() : Random(0)
{
    public override int Next() => RandomNumberGenerator.GetInt32(int.MaxValue);

    public override int Next(int maxValue) => maxValue <= 1 ? 0 : RandomNumberGenerator.GetInt32(maxValue);

    public override int Next(int minValue, int maxValue) => minValue == maxValue ? minValue : RandomNumberGenerator.GetInt32(minValue, maxValue);

    public override void NextBytes(byte[] buffer) => RandomNumberGenerator.Fill(buffer);

    public override void NextBytes(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);

    public override double NextDouble() => Sample();

    public override long NextInt64() => NextInt64(long.MaxValue);

    public override long NextInt64(long maxValue) => (long)(Sample() * maxValue);

    public override long NextInt64(long minValue, long maxValue) => minValue + (long)(Sample() * (maxValue - minValue));

    public override float NextSingle() => (float)Sample();

    protected override double Sample()
    {
        const int mantissaBits = 53;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> (64 - mantissaBits)) * (1.0 / (1UL << mantissaBits));
    }
}
