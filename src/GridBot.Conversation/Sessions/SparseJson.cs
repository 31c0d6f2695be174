// Writes properties of JSON objects, and leaves out those that hold nothing.
using System.Text.Json;

namespace GridBot.Conversation.Sessions;

/// <summary>What is not written is read as its default.</summary>
internal static class SparseJson
{
    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    public static void Texts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        for (var at = 0; at < texts.Count; at++)
        {
            json.WriteStringValue(texts[at]);
        }

        json.WriteEndArray();
    }

    public static void Amount(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int amount)
    {
        if (amount != 0)
        {
            json.WriteNumber(name, amount);
        }
    }

    public static void Flag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool flag)
    {
        if (flag)
        {
            json.WriteNumber(name, 1);
        }
    }

    public static void Time(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteNumber(name, StoredTime.Of(known));
        }
    }
}
