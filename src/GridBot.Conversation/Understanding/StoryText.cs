// Tells texts that say something from pictures, chat signs and bare links.
using System.Text.RegularExpressions;

namespace GridBot.Conversation.Understanding;

/// <summary>What of a text can tell a report.</summary>
internal static partial class StoryText
{
    /// <summary>Fewest letters of a text that may tell a report.</summary>
    private const int ShortestStory = 2;

    /// <summary>Whether a text can tell anything: a picture character, a chat sign such as [smile], a number or a single sound tells nothing.</summary>
    public static bool IsStory(string text) => Letters(Sign().Replace(text, "")) >= ShortestStory;

    /// <summary>Whether a text is a web address and hardly a word beside it.</summary>
    public static bool IsLink(string text) => text.Contains("://", StringComparison.Ordinal) && Letters(Address().Replace(text, "")) < ShortestStory;

    /// <summary>Whether a text can name a place: a letter, and a letter or digit beside it.</summary>
    public static bool IsName(string text)
    {
        var bare = Sign().Replace(text, "");
        return bare.Any(char.IsLetter) && bare.Count(char.IsLetterOrDigit) >= ShortestStory;
    }

    public static int Letters(string text) => text.Count(char.IsLetter);

    [GeneratedRegex(@"\[[^\[\]\s]{1,6}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]*://[^\s\u4e00-\u9fff]*", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
