// Handles one inbound message: one turn, one transaction, then the reply.
using GridBot.Cases;
using GridBot.Channels;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.WeCom;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;
using GridBot.Storage.Privacy;

namespace GridBot.Turns;

/// <summary>The turn handler. Everything a message causes commits together; only then is it answered, and the outbox sent.</summary>
public sealed class TurnHandler
{
    /// <summary>Own reports a turn can ask for.</summary>
    private const int OwnReports = 20;

    /// <summary>Open cases an officer's turn can ask for.</summary>
    private const int MostOpenCases = 50;

    /// <summary>Open cases of a matter that a new report is compared with.</summary>
    private const int MostAlike = 50;

    /// <summary>Reports of a situation that are counted; more make no difference to who reads of them.</summary>
    private const int MostCounted = 500;

    /// <summary>Draws of a number before its suffix grows by a character.</summary>
    private const int DrawsPerLength = 4;

    private readonly ITurnStore store;
    private readonly DialogLibrary library;
    private readonly OutboxDispatcher dispatcher;
    private readonly TimeSpan settleTime;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly TurnMeter meter;
    private readonly ILogger<TurnHandler> logger;
    private readonly EffectWriter effects;
    private readonly AnswerWriter answers;

    /// <param name="store">Where turns commit.</param>
    /// <param name="library">The dialogs, current and earlier, and their engines.</param>
    /// <param name="dispatcher">Told when rows may be due.</param>
    /// <param name="groups">Where notices go.</param>
    /// <param name="settings">How long a burst settles.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="random">Source of ids and numbers; safe for concurrent callers.</param>
    /// <param name="meter">Counts turns.</param>
    /// <param name="logger">Told of faults, never of content.</param>
    public TurnHandler(ITurnStore store, DialogLibrary library, OutboxDispatcher dispatcher, IGroupDirectory groups, Configuration.ConversationSettings settings, TimeProvider time, Random random, TurnMeter meter, ILogger<TurnHandler> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.store = store;
        this.library = library;
        this.dispatcher = dispatcher;
        settleTime = settings.SettleTime;
        this.time = time;
        this.random = random;
        this.meter = meter;
        this.logger = logger;
        effects = new EffectWriter(random, new CaseEffectWriter(groups, new DueTimes(settings.GroupWindow, settings.QuietHours, library), library, random));
        answers = new AnswerWriter(effects, dispatcher, settings.SettleTime);
    }

    /// <summary>Handles a message and returns its passive reply, after everything it causes is durable. A second delivery gets the stored reply and changes nothing.</summary>
    /// <exception cref="StoreBusyException">Too many turns wait; the platform is to deliver again.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached; the platform is to deliver again.</exception>
    public async Task<TurnAnswer> HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var started = time.GetTimestamp();
        var attachmentId = effects.NewId();
        if (ActivityReader.Read(message, attachmentId) is not { } activity)
        {
            meter.Ignored(message.Kind);
            return new TurnAnswer(new PassiveReply.None());
        }

        var outcome = await RunsAnew.RunAheadAsync(
            store,
            (turn, token) =>
            {
                meter.Began(time.GetElapsedTime(started));
                return RunAsync(turn, message, activity, token);
            },
            cancellationToken);
        dispatcher.Signal(outcome.Rows);
        if (outcome.Leased is { } leased)
        {
            await dispatcher.TakeAsync(leased, leased.CreatedAt);
        }

        meter.Handled(message.Kind, outcome, time.GetElapsedTime(started));
        return new TurnAnswer(outcome.Reply.ToPassive(), outcome.Held);
    }

    /// <summary>Waits for more of a burst, then takes the answer out of the outbox to be said at once; nothing when it was replaced meanwhile, or cannot be taken: then it goes the usual way.</summary>
    public async Task<PassiveReply> TakeHeldAsync(HeldAnswer held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        try
        {
            await Task.Delay(settleTime, time, cancellationToken);
            var isTaken = await store.RunAsync(
                async (turn, token) =>
                {
                    if (!await turn.TakeWaitingAsync(held.Row, token))
                    {
                        return false;
                    }

                    // A second delivery gets the same answer.
                    await turn.ChangeReplyAsync(held.Key, new StoredReply(Text: held.Text).Write(), token);
                    return true;
                },
                cancellationToken);
            return isTaken ? new PassiveReply.Text(held.Text) : new PassiveReply.None();
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException or OperationCanceledException)
        {
            return new PassiveReply.None();
        }
    }

    private async Task<TurnOutcome> RunAsync(ITurn turn, InboundMessage message, Activity activity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var opening = await turn.OpenAsync(message.Key, message.Channel, message.UserId, effects.NewId(), now, cancellationToken);
        if (opening.Reply is { } stored)
        {
            var again = StoredReply.Read(stored);
            var isEmpty = again is { Text: null, Button: null };
            return new TurnOutcome(isEmpty ? new StoredReply(Text: library.EngineFor(Session.New).AnswerIfRefused(activity)) : again, IsDuplicate: true, [], null, []);
        }

        var person = opening.Person;
        if (IsResident(message) && message.Kind is not (InboundKind.Entered or InboundKind.Subscribed or InboundKind.MenuClick))
        {
            // A message lets us answer for two days; an event does not.
            await turn.WroteAsync(person, now, cancellationToken);
        }

        var session = SessionJson.Read(opening.Session);
        var result = await AdvanceAsync(turn, new TurnInput
        {
            Session = session,
            Activity = activity,
            Now = now,
            Person = person,
            Role = IsResident(message) ? Role.Resident : Role.Worker,
            AgreedTo = opening.AgreedTo,
            HomeGrid = opening.HomeGrid,
            Awaits = Awaited.Read(opening.Awaits),
            Seat = message.Channel == WeComCallback.Channel ? OfficerSeat.Of(library.Current, message.UserId) : null,
            SettleTime = settleTime,
        }, cancellationToken);
        foreach (var effect in result.Effects)
        {
            await effects.WriteAsync(turn, message, person, effect, now, cancellationToken);
        }

        var forgotten = result.Effects.OfType<Effect.ForgetPerson>().Any();
        var said = forgotten ? new Said(await AnswerWriter.FarewellAsync(turn, person, result, now, cancellationToken)) : await answers.SayAsync(turn, message, person, session, result, now, cancellationToken);
        if (!forgotten)
        {
            await turn.SaveSessionAsync(person, SessionJson.Write(result.Session), now, cancellationToken);
        }

        // Of a refused message the key alone is kept, without the answer.
        var refused = result.Effects.OfType<Effect.CountRefusal>().Any();
        await turn.AddReplyAsync(message.Key, (refused ? new StoredReply() : said.Reply).Write(), now, cancellationToken);
        return new TurnOutcome(said.Reply, IsDuplicate: false, turn.Enqueued, said.Leased, result.Effects)
        {
            Held = said is { HeldRow: { } row } && !refused ? new HeldAnswer(message.Key, row, said.HeldText) : null,
        };
    }

    /// <summary>Runs the engine, and again with what it wants.</summary>
    private async Task<TurnResult> AdvanceAsync(ITurn turn, TurnInput input, CancellationToken cancellationToken)
    {
        // A number costs less than running every turn that files twice; it is looked up only when it was used.
        input = input with { FreeNumber = ReportNumber.Draw(input.Now, random) };
        var result = Advance(input);
        while (true)
        {
            if (result.Wants != TurnWants.None)
            {
                input = result.Wants switch
                {
                    TurnWants.OwnReports => input with { OwnReports = await turn.RecentReportsAsync(input.Person, OwnReports, cancellationToken) },
                    TurnWants.Held => input with { Held = Facts(await turn.HeldAsync(input.Person, cancellationToken)) },
                    TurnWants.FreeNumber => input with { FreeNumber = await DrawNumberAsync(turn, input.Now, cancellationToken) },
                    TurnWants.Case => input with { Case = await FindCaseAsync(turn, result.About!.Value, cancellationToken) },
                    TurnWants.Todo => input with { Todo = await turn.OpenCasesAsync(input.Seat?.Bureaus ?? [], MostOpenCases, cancellationToken) },
                    TurnWants.Alike => input with { Alike = new FoundAlike(result.Alike!, await turn.AlikeAsync(result.Alike!, MostAlike, cancellationToken)), Paused = result.Paused },
                    TurnWants.Situation => input with { Situation = await turn.FindSituationAsync(result.Situation!, MostCounted, cancellationToken), Paused = result.Paused },
                    _ => input with { Waiting = await EffectWriter.FindWaitingAsync(turn, result.About!.Value, cancellationToken) },
                };
            }
            else if (result.Effects.OfType<Effect.FileReport>().FirstOrDefault() is { } filed && await turn.IsNumberTakenAsync(filed.Report.Number, cancellationToken))
            {
                input = input with { FreeNumber = await DrawNumberAsync(turn, input.Now, cancellationToken) };
            }
            else
            {
                return result;
            }

            result = Advance(input);
        }
    }

    private static async Task<FoundCase> FindCaseAsync(ITurn turn, ReportNumber number, CancellationToken cancellationToken)
        => new(number, await turn.FindReportAsync(number, cancellationToken), await turn.CaseEventsAsync(number, cancellationToken));

    /// <summary>A fault of the engine ends the session, not the service: the person is told, and the next message finds a working conversation.</summary>
    private TurnResult Advance(TurnInput input)
    {
        // A draft is finished with the dialogs it was begun with, whatever was edited since.
        var engine = library.EngineFor(input.Session);
        try
        {
            return engine.Advance(input);
        }
        catch (Exception exception)
        {
            // The message of an exception may quote what somebody wrote; its type and where it happened do not.
            meter.EngineFailed();
            TurnLog.EngineFailed(logger, exception.GetType().Name, exception.StackTrace ?? "");
            return engine.Recover(input);
        }
    }

    private async Task<ReportNumber> DrawNumberAsync(ITurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var draws = 0; ; draws++)
        {
            var number = ReportNumber.Draw(now, random, ReportNumber.MinimumSuffix + (draws / DrawsPerLength));
            if (!await turn.IsNumberTakenAsync(number, cancellationToken))
            {
                return number;
            }
        }
    }

    /// <summary>Whether the person writes to the city's public account.</summary>
    internal static bool IsResident(InboundMessage message) => message.Channel == OfficialAccountCallback.Channel;

    private static HeldFacts Facts(HeldData held) => new(held.Attachments, held.Contacts, held.AgreedTo, held.AgreedAt == 0 ? null : held.AgreedSince);
}

/// <summary>What became of a turn.</summary>
/// <param name="Reply">Its reply.</param>
/// <param name="IsDuplicate">Whether the message had been handled before.</param>
/// <param name="Rows">Rows of the outbox that it added or hastened, for whoever looks for them.</param>
/// <param name="Leased">The row that was added under a lease and is to be sent now; null for none.</param>
/// <param name="Effects">What it caused.</param>
internal sealed record TurnOutcome(StoredReply Reply, bool IsDuplicate, IReadOnlyCollection<DueRow> Rows, OutboxItem? Leased, IReadOnlyList<Effect> Effects)
{
    /// <summary>What is to be taken from the outbox after a moment; null for nothing.</summary>
    public HeldAnswer? Held { get; init; }
}
