// Reads understanding/after-filing.yaml: how people speak of a report that is already filed.
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the words about filed reports.</summary>
internal static class AfterFilingFile
{
    private const string FileName = "understanding/after-filing.yaml";

    public static AfterFilingWords Read(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, FileName, faults);
        // The longest word is met first.
        IReadOnlyList<string> Texts(string key) => [.. (root?.Need(key, "Restore this list; the file's comments say what it is for.")?.Texts() ?? []).OrderByDescending(word => word.Length)];
        var read = new AfterFilingWords
        {
            Openings = Texts("openings"),
            Corrections = Texts("corrections"),
            Supplements = Texts("supplements"),
            More = Texts("more"),
            People = Texts("people"),
            Changes = Texts("changes"),
            Asks = Texts("asks"),
            AskedVerbs = Texts("asked-verbs"),
            AskingEnds = Texts("asking-ends"),
            Particles = Texts("particles"),
            Own = Texts("own"),
            Complaints = Texts("complaints"),
            Fillers = Texts("fillers"),
        };
        root?.RefuseOtherKeys();
        return read;
    }
}
