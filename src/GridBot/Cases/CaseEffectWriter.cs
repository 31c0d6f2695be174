// Writes what happens to cases into a transaction: steps, news, cards and timers. Whoever caused it: a message, a page or the clock.
using System.Globalization;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Cases;

/// <summary>Writes the effects of cases.</summary>
internal sealed class CaseEffectWriter(IGroupDirectory groups, DueTimes due, DialogLibrary library, Random random)
{
    /// <summary>Writes an effect; false when it is none of a case.</summary>
    /// <param name="turn">The open transaction.</param>
    /// <param name="person">Whoever acts; empty for the system.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="tapped">Whether the person tapped a card, which the reply of the turn changes.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StaleTurnException">Somebody else changed the case meanwhile.</exception>
    public async Task<bool> WriteAsync(ITurn turn, string person, Effect effect, bool tapped, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case Effect.StepCase step:
                Hold(await turn.StepCaseAsync(step.After, step.Steps, cancellationToken));
                break;
            case Effect.NotifyGroup notice:
                await turn.EnqueueAsync(NoticeRow(notice, now), cancellationToken);
                break;
            case Effect.ReviseNotice revised:
                Hold(await turn.ReviseAsync(NoticeRow(revised.Notice, now), cancellationToken));
                break;
            case Effect.DropNotice dropped:
                await turn.CancelWaitingAsync(dropped.Key, cancellationToken);
                break;
            case Effect.TellReporters told:
                await TellReportersAsync(turn, told, now, cancellationToken);
                break;
            case Effect.TellPerson told when await turn.FindTargetAsync(told.Person, cancellationToken) is { } target:
                await turn.EnqueueAsync(MessageRow(target, told.Case, told.Said, now, now), cancellationToken);
                break;
            case Effect.TellPerson:
                // They had everything deleted meanwhile.
                break;
            case Effect.SendCards cards:
                await SendCardsAsync(turn, cards, now, cancellationToken);
                break;
            case Effect.SettleCards settled:
                await SettleCardsAsync(turn, settled, tapped ? person : "", now, cancellationToken);
                break;
            case Effect.SetTimer set:
                await turn.EnqueueAsync(TimerRow(set, now), cancellationToken);
                break;
            case Effect.DropTimer timer:
                await turn.CancelWaitingAsync(TimerKey(timer.Case), cancellationToken);
                break;
            case Effect.Await awaited:
                await turn.SetAwaitsAsync(person, Awaited.Write(awaited.What), cancellationToken);
                break;
            case Effect.JoinCase joined:
                await turn.JoinCaseAsync(joined.Case, person, now, cancellationToken);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>Key of the one timer that may wait for a case.</summary>
    public static string TimerKey(ReportNumber number) => $"timer:{number.Text}";

    /// <summary>Key of the one piece of news about a case that may wait for a person: newer ones say what older ones did.</summary>
    private static string NewsKey(ReportNumber number, string person) => string.Create(CultureInfo.InvariantCulture, $"news:{number.Text}:{person}");

    private static string CardKey(ReportNumber number, string person) => string.Create(CultureInfo.InvariantCulture, $"card:{number.Text}:{person}");

    /// <summary>What the step was reckoned with must still hold when it is written.</summary>
    private static void Hold(bool done)
    {
        if (!done)
        {
            throw new StaleTurnException();
        }
    }

    private async Task TellReportersAsync(ITurn turn, Effect.TellReporters told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = told.Case.Number;
        if (told.Case.Person.Length > 0)
        {
            await TellAsync(turn, told.Case.Person, told.Case, told.Said, told.Awaits is null, told.AtOnce, now, cancellationToken);
            if (told.Awaits is { } awaits && !await IsOutweighedAsync(turn, told.Case.Person, awaits, cancellationToken))
            {
                await turn.SetAwaitsAsync(told.Case.Person, Awaited.Write(awaits), cancellationToken);
            }
        }

        if (told.Case.Case.Reporters > 1 && !told.FirstOnly)
        {
            var said = told.Followers ?? told.Said with { Options = [], QuestionId = "" };
            foreach (var follower in await turn.FollowersAsync(number, cancellationToken))
            {
                await TellAsync(turn, follower, told.Case, said, isNews: true, told.AtOnce, now, cancellationToken);
            }
        }
    }

    /// <summary>Whether something more is waited for: a bureau that asks about another case needs its answer, a rating can be given by number or tap at any time.</summary>
    private static async Task<bool> IsOutweighedAsync(ITurn turn, string person, Awaited awaits, CancellationToken cancellationToken)
        => awaits.Kind == AwaitedKind.Rating && Awaited.Read(await turn.FindAwaitsAsync(person, cancellationToken)) is { Kind: AwaitedKind.Answer } asked && asked.Number != awaits.Number;

    private async Task TellAsync(ITurn turn, string person, Report report, Reply said, bool isNews, bool atOnce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await turn.FindTargetAsync(person, cancellationToken) is not { } target)
        {
            return;
        }

        var key = NewsKey(report.Number, person);
        if (!isNews)
        {
            // A question stays until it is answered; what it follows on need not be said before it.
            await turn.CancelWaitingAsync(key, cancellationToken);
        }

        await turn.EnqueueAsync(MessageRow(target, report.Number, said, now, due.ForPerson(atOnce, now), OutcomeOf(report, now)) with { ReplaceKey = isNews ? key : null }, cancellationToken);
    }

    private async Task SendCardsAsync(ITurn turn, Effect.SendCards cards, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var user in cards.Users)
        {
            var person = await turn.FindOrAddOtherAsync(WeComCallback.Channel, user, EffectWriter.NewId(random), now, cancellationToken);
            await turn.EnqueueAsync(
                MessageRow($"{WeComCallback.Channel}:{user}", cards.Case, cards.Card, now, cards.Urgent ? now : due.ForPerson(atOnce: false, now)) with { Urgent = cards.Urgent, ReplaceKey = CardKey(cards.Case, person) }, cancellationToken);
        }
    }

    private async Task SettleCardsAsync(ITurn turn, Effect.SettleCards settled, string except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cards = await turn.TakeCardsAsync(settled.Case, cancellationToken);
        // The tapped card is changed by the reply of the turn; who has others of the case beside it, such as the one that asked why, has all of them changed.
        var hasOthers = cards.Count(card => card.Person == except) > 1;
        foreach (var card in cards)
        {
            if ((card.Person == except && !hasOthers) || await turn.FindTargetAsync(card.Person, cancellationToken) is not { } target)
            {
                continue;
            }

            var payload = OutboxPayload.Write(new CardUpdate(card.ResponseCode, settled.Caption));
            await turn.EnqueueAsync(Row(OutboxKind.CardUpdate, target, payload, now) with { Subject = settled.Case.Text }, cancellationToken);
        }
    }

    private OutboxItem TimerRow(Effect.SetTimer timer, DateTimeOffset now)
    {
        var kind = timer.Half ? CaseTimerKind.Half : CaseTimerKind.Due;
        var key = TimerKey(timer.Case);
        return Row(OutboxKind.CaseTimer, key, OutboxPayload.Write(new CaseTimer(kind, timer.Case.Text)), now) with { DueAt = timer.Due, ReplaceKey = key, Subject = timer.Case.Text };
    }

    /// <summary>What became of a case, for a platform that carries nothing else when its person has been silent.</summary>
    private OutboundOutcome OutcomeOf(Report report, DateTimeOffset now)
    {
        var dialogs = library.Current;
        return new OutboundOutcome(report.Number.Text, dialogs.Matter(report.Matter).Plain, dialogs.Wording.Say(StateWording.Of(report.State)), now, dialogs.Wording.Say(Phrase.OutcomeNote));
    }

    private OutboxItem MessageRow(string target, ReportNumber number, Reply said, DateTimeOffset now, DateTimeOffset at, OutboundOutcome? outcome = null)
        => Row(OutboxKind.PersonMessage, target, OutboxPayload.Write(ReplyMessage.Of(said) with { Outcome = outcome }), now) with { Subject = number.Text, DueAt = at };

    private OutboxItem NoticeRow(Effect.NotifyGroup notice, DateTimeOffset now)
        => Row(OutboxKind.GroupNotice, groups.Resolve(notice.Group), OutboxPayload.Write(new GroupNotice(notice.Markdown, notice.Changes) { Line = notice.Line }), now) with
        {
            Urgent = notice.Urgent,
            DueAt = due.ForGroup(notice.Urgent, notice.Gathers, now, notice.Due),
            ReplaceKey = notice.Key.Length > 0 ? notice.Key : null,
            Subject = notice.About,
        };

    private OutboxItem Row(OutboxKind kind, string target, string payload, DateTimeOffset now)
        => new() { Id = EffectWriter.NewId(random), Kind = kind, Target = target, Payload = payload, DueAt = now, CreatedAt = now };
}
