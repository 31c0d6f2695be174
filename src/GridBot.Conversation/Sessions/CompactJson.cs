// Steps of reading compact JSON: each reads one value, and throws where it is of another kind.
using System.Text.Json;
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>Reading values one behind the other. A value of another kind is a <see cref="JsonException"/> or an <see cref="InvalidOperationException"/> of the reader.</summary>
internal static class CompactJson
{
    /// <summary>Stands for the end of an object.</summary>
    public const char NoMore = '\0';

    private const char LongName = '?';

    /// <summary>Reads the token that begins an object or an array.</summary>
    public static void Begin(this ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token)
        {
            throw new JsonException("Another beginning was expected.");
        }
    }

    /// <summary>Reads the end of an array that holds no more.</summary>
    public static void End(this ref Utf8JsonReader json)
    {
        if (json.HasMore())
        {
            throw new JsonException("The end of an array was expected.");
        }
    }

    /// <summary>The next name of an object; <see cref="NoMore"/> at its end. A name of several letters, which nothing here has, is a question mark.</summary>
    public static char NextName(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.EndObject => NoMore,
            JsonTokenType.PropertyName when json.ValueSpan.Length == 1 => (char)json.ValueSpan[0],
            JsonTokenType.PropertyName => LongName,
            _ => throw new JsonException("A name was expected."),
        };
    }

    /// <summary>Goes to the next element of an array; false at its end.</summary>
    public static bool HasMore(this ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>Passes over the value of a name.</summary>
    public static void Pass(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    public static string Text(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? throw new JsonException("A text was expected.");
    }

    public static IReadOnlyList<string> Texts(this ref Utf8JsonReader json)
    {
        var texts = new List<string>(capacity: 1);
        json.Begin(JsonTokenType.StartArray);
        while (json.HasMore())
        {
            texts.Add(json.GetString() ?? throw new JsonException("A text was expected."));
        }

        return texts;
    }

    public static int Amount(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    public static bool Flag(this ref Utf8JsonReader json) => json.Amount() != 0;

    public static DateTimeOffset Time(this ref Utf8JsonReader json)
    {
        json.Read();
        return StoredTime.At(json.GetInt64());
    }

    /// <summary>The point at the end of an array; null when the array ends without one.</summary>
    public static GeoPoint? PointToEnd(this ref Utf8JsonReader json)
    {
        if (!json.HasMore())
        {
            return null;
        }

        var latitude = json.GetDouble();
        json.Read();
        var point = new GeoPoint(latitude, json.GetDouble());
        json.End();
        return point;
    }
}
