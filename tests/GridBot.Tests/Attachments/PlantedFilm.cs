// A film with words planted wherever an MP4 has room for them.
using System.Buffers.Binary;
using System.Text;

namespace GridBot.Tests.Attachments;

/// <summary>A film of two tracks and a third that tells where the camera was. Its parts stand in the order head, samples, index, rest.</summary>
internal sealed class PlantedFilm
{
    private const int Frames = 4;
    private const int FrameBytes = 50;
    private readonly bool isWide;
    private readonly long mediaAt;

    public PlantedFilm(bool isWide = false)
    {
        this.isWide = isWide;
        byte[] head = [.. Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0, .. "isommp42"u8]), .. Box("free", Words("FREE")), .. Box("uuid", [.. new byte[16], .. Words("UUID")])];
        mediaAt = head.Length + 8;
        byte[] media = [.. Pictures, .. Words("HIDDEN"), .. Sound, .. Words("TRACK")];
        var soundAt = mediaAt + Pictures.Length + Words("HIDDEN").Length;
        byte[] index = Box("moov",
        [
            .. Box("mvhd", [0, 0, 0, 0, .. "TIMETIME"u8, .. new byte[88]]),
            .. Track("vide", mediaAt, FrameBytes, 2, Entry()),
            .. Track("soun", soundAt, 10, 1, Box("mp4a", new byte[28])),
            .. Track("meta", soundAt + Sound.Length, Words("TRACK").Length / 3, 1, Box("mebx", Words("KEYS"))),
            .. Box("udta", [.. Box("\u00A9xyz", Words("XYZ")), .. Box("loci", Words("LOCI")), .. Box("meta", Words("UDTA-META")), 0, 0, 0, 0]),
            .. Box("meta", [.. Box("hdlr", Words("META-HANDLER")), .. Box("ilst", Words("ILST"))]),
            .. Box("uuid", [.. new byte[16], .. Words("MOOV-UUID")]),
        ]);
        Bytes = [.. head, .. Box("mdat", media), .. index, .. Box("meta", Words("FILE-META")), .. Box("udta", Words("FILE-UDTA")), .. Box("skip", Words("SKIP"))];
    }

    public byte[] Bytes { get; }

    public byte[] Pictures { get; } = [.. Enumerable.Range(0, Frames * FrameBytes).Select(i => (byte)(i * 7))];

    public byte[] Sound { get; } = [.. Enumerable.Range(0, 3 * 10).Select(i => (byte)(200 - i))];

    /// <summary>Where the samples lie, in what came and in what is kept.</summary>
    public long PicturesAt => mediaAt;

    public long SoundAt => mediaAt + Pictures.Length + Words("HIDDEN").Length;

    public static byte[] Box(string type, byte[] content)
    {
        var box = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }

    private static byte[] Words(string what) => PlantedVoice.Words(what);

    /// <summary>A picture's description: who compressed it, what a decoder needs, and what it does not.</summary>
    private static byte[] Entry()
    {
        var content = new byte[78];
        Words("COMPRESSOR")[..31].CopyTo(content, 43);
        return Box("avc1", [.. content, .. Box("avcC", [1, 2, 3, 4]), .. Box("note", Words("ENTRY"))]);
    }

    /// <summary>A track whose samples lie in chunks of so many, one behind the other.</summary>
    private byte[] Track(string handler, long at, int sampleBytes, int samplesInChunk, byte[] entry)
    {
        var samples = handler == "vide" ? Frames : 3;
        var chunks = samples / samplesInChunk;
        var places = Enumerable.Range(0, chunks).SelectMany(chunk => isWide ? Long(at + (chunk * samplesInChunk * sampleBytes)) : Long(at + (chunk * samplesInChunk * sampleBytes))[4..]);
        var table = Box("stbl",
        [
            .. Box("stsd", [.. new byte[7], 1, .. entry]),
            .. Box("stsc", [.. new byte[7], 1, 0, 0, 0, 1, 0, 0, 0, (byte)samplesInChunk, 0, 0, 0, 1]),
            // Of pictures each has a length of its own.
            .. Box("stsz", handler == "vide" ? [.. new byte[11], (byte)samples, .. Enumerable.Range(0, samples).SelectMany(_ => (byte[])[0, 0, 0, (byte)sampleBytes])] : [0, 0, 0, 0, 0, 0, 0, (byte)sampleBytes, 0, 0, 0, (byte)samples]),
            .. Box(isWide ? "co64" : "stco", [.. new byte[7], (byte)chunks, .. places]),
        ]);
        return Box("trak",
        [
            .. Box("tkhd", [0, 0, 0, 1, .. "TIMETIME"u8, .. new byte[72]]),
            .. Box("mdia",
            [
                .. Box("mdhd", [0, 0, 0, 0, .. "TIMETIME"u8, .. new byte[12]]),
                .. Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[12], .. Words("HANDLER")]),
                .. Box("minf", [.. Box("dinf", Box("dref", [.. new byte[7], 1, .. Box("url ", [0, 0, 0, 0, .. Words("DREF")])])), .. table]),
            ]),
            .. Box("udta", Words("TRACK-UDTA")),
            .. Box("meta", Words("TRACK-META")),
        ]);
    }

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
