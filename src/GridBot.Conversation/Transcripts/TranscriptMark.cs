// The words in brackets by which a transcript shows what is no text.
namespace GridBot.Conversation.Transcripts;

/// <summary>Marks of a transcript. They belong to the file format, as keys do, and are written in escapes because no wording stands in code.</summary>
internal static class TranscriptMark
{
    /// <summary>A photo.</summary>
    public const string Photo = "\u56fe\u7247";

    /// <summary>A voice message.</summary>
    public const string Voice = "\u8bed\u97f3";

    /// <summary>A place: latitude and longitude, then its name.</summary>
    public const string Location = "\u5b9a\u4f4d";

    /// <summary>A tap on an option of the last card, then its label.</summary>
    public const string Tap = "\u70b9";

    /// <summary>Why a message in brackets is none of the marks; null when it is one, or plain text.</summary>
    public static string? Problem(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return null;
        }

        var parts = text[1..^1].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts switch
        {
            [Photo or Voice] => null,
            [Tap, _] => null,
            [Location, var spot] when TranscriptPlayer.TryPoint(spot.Split(' ')[0]) is not null => null,
            [Location, ..] => $"'{text}' names no point",
            [Tap] => $"'{text}' names no option",
            _ => $"'{text}' is no known mark",
        };
    }
}
