// Everything a model is made of: terms, counters and examples, all from the dialogs.
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Classification.Learning;

/// <summary>An example: what somebody writes, and the matter it belongs to.</summary>
/// <param name="Text">The text.</param>
/// <param name="Matter">The matter's number; <see cref="LearntWeights.Nothing"/> when it tells of none.</param>
public sealed record Example(string Text, int Matter);

/// <summary>What a model is made of. Equal material makes equal models.</summary>
public sealed class TrainingMaterial
{
    /// <summary>Raised whenever the trainer or the ranking would make something else of the same material.</summary>
    private const int Revision = 10;

    private const int VersionLength = 12;

    private readonly Lazy<string> _version;

    public TrainingMaterial() => _version = new Lazy<string>(ReadVersion);

    /// <summary>The terms of each matter that may be suggested.</summary>
    public required IReadOnlyList<MatterTerms> Terms { get; init; }

    /// <summary>Words behind a number that make it the number of a house, a road or an amount.</summary>
    public IReadOnlyList<string> Counters { get; init; } = [];

    /// <summary>The examples; without any the terms alone decide.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Version of the models made of it: twelve hexadecimal digits of a hash over all of it.</summary>
    public string Version => _version.Value;

    private string ReadVersion()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Revision.ToString(CultureInfo.InvariantCulture));
        Append(hash, Terms.Count);
        foreach (var matter in Terms)
        {
            Append(hash, matter.Matter);
            Append(hash, matter.Terms.Count);
            foreach (var term in matter.Terms)
            {
                Append(hash, term.Words);
                Append(hash, term.Weight.ToString(CultureInfo.InvariantCulture));
            }
        }

        Append(hash, Counters.Count);
        foreach (var counter in Counters)
        {
            Append(hash, counter);
        }

        foreach (var example in Examples)
        {
            Append(hash, example.Matter);
            Append(hash, example.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    /// <summary>Lengths go before texts as counts go before lists, so that no two materials read alike.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        Append(hash, text.Length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
