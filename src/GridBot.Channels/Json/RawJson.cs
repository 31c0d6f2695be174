// Writes a JSON object as raw UTF-8.
using System.Buffers;
using System.Text.Json;

namespace GridBot.Channels.Json;

/// <summary>Bodies of calls. The same fields in the same order give the same bytes, because platforms recognise a repetition by comparing the whole request.</summary>
internal static class RawJson
{
    private static readonly JsonWriterOptions Raw = new() { Encoder = RawJsonEncoder.Instance };

    /// <summary>An object with the fields that are written.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Raw))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
