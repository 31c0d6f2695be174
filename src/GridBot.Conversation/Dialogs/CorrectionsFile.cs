// Reads understanding/corrections.yaml: how people take back what they said.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the words of corrections.</summary>
internal static class CorrectionsFile
{
    private const string Missing = "Restore this list; docs/dialogs.md says what belongs there.";

    private static readonly (SlotType Type, string Key)[] Named = [(SlotType.Place, "place"), (SlotType.Time, "time"), (SlotType.Number, "number")];

    public static CorrectionWords Read(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, "understanding/corrections.yaml", faults);
        var names = root?.Need("names", Missing);
        var read = new CorrectionWords(
            Named.ToDictionary(entry => entry.Type, entry => names?.Need(entry.Key, Missing)?.Texts() ?? []),
            Texts(root, "lead-ins"), Texts(root, "wrong"), Texts(root, "becomes"), Texts(root, "not"), Texts(root, "ask"));
        names?.RefuseOtherKeys();
        root?.RefuseOtherKeys();
        return read;
    }

    private static IReadOnlyList<string> Texts(DialogNode? root, string key) => root?.Need(key, Missing)?.Texts() ?? [];
}
