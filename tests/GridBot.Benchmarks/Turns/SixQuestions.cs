// The six questions that GridBot and its peer both ask, with the same words, options and answers.
using System.Text.Json.Nodes;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Benchmarks.Turns;

/// <summary>A report of suspected food poisoning from the menu on: matter, kind, what, place, how many people, submit. GridBot asks them by its shipped dialogs; the peer is handed their words.</summary>
internal static class SixQuestions
{
    private const int Matter = 8;

    private const string Kind = "poisoning";

    /// <summary>What the person writes: the opening and six answers.</summary>
    public static IReadOnlyList<string> Messages { get; } = ["菜单", "食品药品安全", "疑似食物中毒", "吃完凉菜肚子疼", "和平路12号3单元", "两个人", "是"];

    /// <summary>The questions that must stand open after each message but the last.</summary>
    public static IReadOnlyList<OpenQuestion> Open { get; } =
    [
        new(QuestionKind.Menu), new(QuestionKind.Kind), new(QuestionKind.Slot, "description"), new(QuestionKind.Slot, "place"), new(QuestionKind.Slot, "people"), new(QuestionKind.Summary),
    ];

    /// <summary>What the peer is to ask and is answered, as its script takes it.</summary>
    public static string ForPeer(DialogSet dialogs)
    {
        var flow = dialogs.Flows[Matter];
        var kind = flow.Kinds.First(one => one.Id == Kind);
        string Ask(string slot) => kind.Slots.First(one => one.Id == slot).Ask!;
        return new JsonObject
        {
            ["matter"] = "能报的事有这些",
            ["kind"] = "是哪一种?",
            ["what"] = Ask("description"),
            ["place"] = Ask("place"),
            ["people"] = Ask("people"),
            ["submit"] = "提交吗?",
            ["matters"] = new JsonArray([.. dialogs.Menu.Select(matter => JsonValue.Create(matter.Name))]),
            ["kinds"] = new JsonArray([.. flow.Kinds.Select(one => JsonValue.Create(one.Label))]),
            ["messages"] = new JsonArray([.. Messages.Select(message => JsonValue.Create(message))]),
        }.ToJsonString();
    }
}
