// Writes and reads sessions as JSON for the store.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>JSON of sessions, source-generated; empty parts are left out.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Session), TypeInfoPropertyName = "State")]
public sealed partial class SessionJson : JsonSerializerContext
{
    /// <summary>Bytes of a usual session; longer ones borrow a longer array.</summary>
    private const int UsualBytes = 2048;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Session session)
    {
        // The encoder stands in the writer and not in the serializer's options, with which the generated writing code would not be used.
        using var buffer = new RentedBuffer(UsualBytes);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            JsonSerializer.Serialize(writer, session, Default.State);
        }

        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>The stored session; a new one when there is none or it cannot be read any more.</summary>
    /// <param name="state">What <see cref="Write"/> wrote, or null.</param>
    public static Session Read(string? state)
    {
        if (state is null)
        {
            return Session.New;
        }

        try
        {
            return SessionFormat.Bring(JsonSerializer.Deserialize(state, Default.State)) ?? Session.New;
        }
        catch (JsonException)
        {
            // A session that a newer or broken program wrote must not lock its person out; reports are kept elsewhere.
            return Session.New;
        }
    }
}
