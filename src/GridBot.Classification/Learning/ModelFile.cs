// Writes a model to a file and reads it again, exactly.
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GridBot.Classification.Learning;

/// <summary>
/// The format of a model's file: a mark, a SHA-256 of the rest, then the parts in the order of <see cref="Write"/>; numbers are little-endian.
/// What does not read exactly like that is no model.
/// </summary>
internal static class ModelFile
{
    /// <summary>Changes with the format; files of other formats are passed over.</summary>
    private const ulong Mark = 0x31304C4F4D424744; // "DGBMOL01"

    /// <summary>Writes a model.</summary>
    /// <param name="model">A model with learnt weights.</param>
    /// <param name="path">Where; replaced when it exists.</param>
    public static void Write(Model model, string path)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            WriteBody(writer, model);
        }

        var body = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        using var file = new BinaryWriter(File.Create(path));
        file.Write(Mark);
        file.Write(SHA256.HashData(body));
        file.Write(body);
    }

    /// <summary>Reads a model; null when the file is missing, damaged, of another format or not to be read.</summary>
    public static Model? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process may remove an old model between the look and the reading.
            return null;
        }
    }

    private static Model? Read(byte[] file)
    {
        using var reader = new BinaryReader(new MemoryStream(file, writable: false));
        if (reader.BaseStream.Length < sizeof(ulong) + SHA256.HashSizeInBytes || reader.ReadUInt64() != Mark)
        {
            return null;
        }

        var sum = reader.ReadBytes(SHA256.HashSizeInBytes);
        var body = reader.ReadBytes((int)(reader.BaseStream.Length - reader.BaseStream.Position));
        if (!sum.AsSpan().SequenceEqual(SHA256.HashData(body)))
        {
            return null;
        }

        using var parts = new BinaryReader(new MemoryStream(body, writable: false));
        return ReadBody(parts);
    }

    private static void WriteBody(BinaryWriter writer, Model model)
    {
        var learnt = model.Learnt ?? throw new ArgumentException("A model of terms alone is made anew from its terms.", nameof(model));
        writer.Write(model.Version);
        writer.Write(model.Terms.Count);
        foreach (var matter in model.Terms)
        {
            writer.Write(matter.Matter);
            writer.Write(matter.Terms.Count);
            foreach (var term in matter.Terms)
            {
                writer.Write(term.Words);
                writer.Write(term.Weight);
            }
        }

        writer.Write(model.Counters.Count);
        foreach (var counter in model.Counters)
        {
            writer.Write(counter);
        }

        WriteAll<int>(writer, [.. learnt.Classes]);
        WriteAll<ulong>(writer, [.. learnt.Grams.Grams]);
        WriteAll<float>(writer, learnt.Rarity);
        WriteAll<float>(writer, learnt.GramWeights);
        WriteAll<float>(writer, learnt.Biases);
    }

    private static Model ReadBody(BinaryReader reader)
    {
        var version = reader.ReadString();
        var terms = new MatterTerms[reader.ReadInt32()];
        for (var matter = 0; matter < terms.Length; matter++)
        {
            var number = reader.ReadInt32();
            var words = new Term[reader.ReadInt32()];
            for (var term = 0; term < words.Length; term++)
            {
                words[term] = new Term(reader.ReadString(), reader.ReadDouble());
            }

            terms[matter] = new MatterTerms(number, words);
        }

        var counters = new string[reader.ReadInt32()];
        for (var counter = 0; counter < counters.Length; counter++)
        {
            counters[counter] = reader.ReadString();
        }

        return new Model(version, terms, counters, new LearntWeights
        {
            Classes = ReadAll<int>(reader),
            Grams = new GramTable(ReadAll<ulong>(reader)),
            Rarity = ReadAll<float>(reader),
            GramWeights = ReadAll<float>(reader),
            Biases = ReadAll<float>(reader),
        });
    }

    private static void WriteAll<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] ReadAll<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
