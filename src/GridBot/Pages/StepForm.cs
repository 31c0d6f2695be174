// Reads a form of a case's page.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports.Cases;

namespace GridBot.Pages;

/// <summary>A form as it was sent.</summary>
/// <param name="Entry">What was entered.</param>
/// <param name="Seen">How many steps the page showed.</param>
/// <param name="Key">The form's key.</param>
/// <param name="Files">Photos that came with it.</param>
internal sealed record StepForm(StepEntry Entry, int Seen, string Key, IReadOnlyList<IFormFile> Files)
{
    public const string SeenField = "seen";
    public const string KeyField = "key";
    public const string WordsField = "words";
    public const string ReasonField = "reason";
    public const string MatterField = "matter";
    public const string PhotosField = "photos";

    /// <summary>Characters of what can be said with a step: some ten lines of a phone.</summary>
    public const int MostWords = 500;

    /// <summary>Characters of a key at most; ours have 32.</summary>
    private const int LongestKey = 64;

    /// <summary>The step that a path names; null for none that is taken at a page.</summary>
    public static CaseAction? ActionOf(string path) => path switch
    {
        "accept" => CaseAction.Accept,
        "start" => CaseAction.Start,
        "finish" => CaseAction.Finish,
        "return" => CaseAction.Return,
        "ask" => CaseAction.Ask,
        "assign" => CaseAction.Assign,
        _ => null,
    };

    /// <summary>Last part of the path to which the form of a step goes.</summary>
    public static string PathOf(CaseAction action) => action.ToString().ToLowerInvariant();

    /// <summary>Reads a form; null for one that is none of ours, because it lacks what all of them have.</summary>
    public static StepForm? Read(CaseAction action, IFormCollection form)
    {
        string key = form[KeyField].ToString();
        if (key.Length is 0 or > LongestKey || !int.TryParse(form[SeenField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            return null;
        }

        // Browsers end lines with two characters.
        var words = form[WordsField].ToString().ReplaceLineEndings("\n").Trim();
        var entry = new StepEntry(action)
        {
            Words = action is CaseAction.Accept or CaseAction.Start or CaseAction.Assign ? "" : words,
            Reason = action == CaseAction.Return ? form[ReasonField].ToString() : "",
            Matter = action is CaseAction.Return or CaseAction.Assign && int.TryParse(form[MatterField], NumberStyles.None, CultureInfo.InvariantCulture, out var matter) ? matter : null,
        };
        // A file field that was left empty is sent as a file without a name.
        return new StepForm(entry, seen, key, action == CaseAction.Finish ? [.. form.Files.GetFiles(PhotosField).Where(file => file.Length > 0 || file.FileName.Length > 0)] : []);
    }

    /// <summary>The wish it expresses; a ready-made reason and words of one's own are said together.</summary>
    public CaseWish Wish(DialogSet dialogs)
    {
        var reason = dialogs.Cases.ReturnReasons.FirstOrDefault(reason => reason.Id == Entry.Reason)?.Label ?? "";
        return new CaseWish(Entry.Action)
        {
            Words = string.Join(dialogs.Wording.Say(Phrase.ClauseSeparator), ((string[])[reason, Entry.Words]).Where(part => part.Length > 0)),
            Matter = Entry.Matter,
        };
    }
}
