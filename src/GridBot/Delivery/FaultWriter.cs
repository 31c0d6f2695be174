// Words what the operator's group is told, with the phrases of the dialogs in use.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Notices;

namespace GridBot.Delivery;

/// <summary>Says who cannot be reached, why as far as it is known, what waits, and what to do.</summary>
internal sealed class FaultWriter(DialogLibrary library, DispatchOptions options) : IFaultWriter
{
    public GroupNotice WriteBroken(SendFault fault)
    {
        var dialogs = library.Current;
        (string, string)[] values =
        [
            ("whom", Whom(dialogs, fault)),
            ("reason", fault.Reason),
            ("code", Number(fault.Code)),
            ("remedy", dialogs.Wording.Say(Remedy(fault.Reason), ("group", fault.Target))),
            ("waiting", Number(fault.Waiting)),
            ("urgent", fault.Urgent == 0 ? "" : dialogs.Wording.Say(Phrase.OperatorUrgent, ("count", Number(fault.Urgent)))),
            ("minutes", Number((int)Math.Ceiling(options.MisconfiguredEvery.TotalMinutes))),
        ];
        return new GroupNotice(dialogs.Wording.Say(Phrase.OperatorBroken, values)) { Line = dialogs.Wording.Say(Phrase.OperatorBrokenLine, values) };
    }

    public GroupNotice WriteMended(SendFault fault)
    {
        var dialogs = library.Current;
        var text = dialogs.Wording.Say(Phrase.OperatorMended, ("whom", Whom(dialogs, fault)), ("waiting", Number(fault.Waiting)));
        return new GroupNotice(text) { Line = text };
    }

    private static string Whom(DialogSet dialogs, SendFault fault)
    {
        if (!fault.IsOfAGroup)
        {
            return dialogs.Wording.Say(fault.Kind switch
            {
                OutboxKind.MediaFetch => Phrase.OperatorMedia,
                OutboxKind.CardUpdate => Phrase.OperatorCards,
                _ => Phrase.OperatorMessages,
            });
        }

        // A robot may serve the groups of several bureaus; those without a robot of their own share the default.
        var bureaus = dialogs.Bureaus.Values.Where(bureau => bureau.Group == fault.Target || bureau.SecondGroup == fault.Target).Select(bureau => bureau.Name).Distinct(StringComparer.Ordinal).ToList();
        return bureaus.Count == 0
            ? dialogs.Wording.Say(Phrase.OperatorGroup, ("group", fault.Target))
            : dialogs.Wording.Say(Phrase.OperatorBureau, ("group", fault.Target), ("bureau", string.Join(dialogs.Wording.Say(Phrase.ListSeparator), bureaus)));
    }

    private static Phrase Remedy(string reason) => reason switch
    {
        "robot" => Phrase.RemedyRobot,
        "no-webhook" or "webhook-form" or "http-status" => Phrase.RemedyWebhook,
        "chat" => Phrase.RemedyChat,
        "credentials" => Phrase.RemedyCredentials,
        "address" => Phrase.RemedyAddress,
        "permission" => Phrase.RemedyPermission,
        _ => Phrase.RemedyOther,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
