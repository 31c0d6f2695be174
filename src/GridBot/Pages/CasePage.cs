// The page behind a notice's link: the case for those who may see it, its state for everybody else.
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Pages.Parts;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.SignIn;
using GridBot.Storage.Privacy;
using GridBot.Turns;

namespace GridBot.Pages;

/// <summary>Shows cases. A link alone grants nothing: place, words and photos are for who is signed in and may see them.</summary>
internal sealed class CasePage(DialogLibrary library, CaseReader cases, ContactDesk contacts, PageWriter pages, PublicAddress address, SignInOffer signIn, TimeProvider time, Random random)
{
    /// <summary>What WeCom's client says of itself: there, signing in is silent and need not be asked for.</summary>
    private const string Client = "wxwork";

    /// <summary>Query key that keeps the page from sending people to sign in.</summary>
    private const string OnlyLook = "look";

    /// <summary>Newest steps among which the one that was just taken must stand.</summary>
    private const int JustNow = 3;

    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/reports/{number}", (HttpContext context, string number, string? did, CasePage page) => page.ShowAsync(context, number, did));

    /// <summary>Path of a case's page.</summary>
    public static string PathOf(ReportNumber number) => $"/reports/{number.Text}";

    /// <summary>Path of a case's page for who does not want to sign in.</summary>
    public static string LookAt(string path) => $"{path}?{OnlyLook}=1";

    private async Task ShowAsync(HttpContext context, string number, string? did)
    {
        var found = ReportNumber.TryParse(number, out var parsed) ? await cases.FindAsync(parsed.Value, context.RequestAborted) : null;
        if (found?.Report is null)
        {
            await pages.TellAsync(context, Phrase.PageUnknown, StatusCodes.Status404NotFound);
            return;
        }

        if (Session.UserOf(context) is null && signIn.IsOn && IsInClient(context) && !context.Request.Query.ContainsKey(OnlyLook))
        {
            context.Response.Redirect(address.Local(SignInEndpoint.LinkTo(PathOf(found.Number))));
            return;
        }

        var done = Enum.TryParse<CaseAction>(did, out var action) ? Done(found, SeatOf(context), action) : null;
        await ShowAsync(context, found, done is null ? null : new PageMessage(done, IsGood: true), entry: null, StatusCodes.Status200OK);
    }

    /// <summary>Shows a case as far as whoever asks may see it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="found">The case; its report is there.</param>
    /// <param name="message">What is said at the top; null for nothing.</param>
    /// <param name="entry">What was entered and not taken; null for nothing.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="shown">Contacts that were opened for this page; null for none.</param>
    public async Task ShowAsync(HttpContext context, FoundCase found, PageMessage? message, StepEntry? entry, int status, IReadOnlyList<string>? shown = null)
    {
        var dialogs = library.Current;
        var writer = new CaseViewWriter(dialogs, time.GetUtcNow());
        var report = found.Report!;
        var seat = SeatOf(context);
        if (CaseSight.Sees(dialogs, seat, report))
        {
            var view = writer.Whole(found, seat!, await cases.AttachmentsAsync(found, context.RequestAborted)) with
            {
                HasContact = CaseContact.MaySee(seat, report) && (shown is not null || await contacts.HasAsync(report.Number.Text, context.RequestAborted)),
                Contacts = shown,
            };
            await pages.WriteAsync<WholeCasePage>(context, status, (nameof(WholeCasePage.Case), view), (nameof(WholeCasePage.Message), message), (nameof(WholeCasePage.Entry), entry), (nameof(WholeCasePage.Key), EffectWriter.NewId(random)));
            return;
        }

        var isSignedIn = Session.UserOf(context) is not null;
        var why = seat is not null ? dialogs.Wording.Say(Phrase.PageNotTheirs, ("bureau", dialogs.BureauName(report.State == ReportState.Returned ? dialogs.Office.Id : report.Bureau)))
            : dialogs.Wording.Say(isSignedIn ? Phrase.PageNoMember : Phrase.PagePlain);
        await pages.WriteAsync<PlainCasePage>(
            context,
            status,
            (nameof(PlainCasePage.Report), writer.Plain(report)),
            (nameof(PlainCasePage.Why), why),
            (nameof(PlainCasePage.Message), message),
            (nameof(PlainCasePage.SignInTo), isSignedIn || !signIn.IsOn ? null : PathOf(found.Number)));
    }

    private OfficerSeat? SeatOf(HttpContext context) => Session.UserOf(context) is { } user ? OfficerSeat.Of(library.Current, user) : null;

    private static bool IsInClient(HttpContext context) => context.Request.Headers.UserAgent.ToString().Contains(Client, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is said after a step; null when this officer has taken no such step just now, whatever a link may claim.</summary>
    private string? Done(FoundCase found, OfficerSeat? seat, CaseAction action)
        => seat is not null && found.Events.TakeLast(JustNow).Any(step => step.Action == action && step.Name == seat.Name) && PhraseOf(action) is { } phrase ? library.Current.Wording.Say(phrase) : null;

    private static Phrase? PhraseOf(CaseAction action) => action switch
    {
        CaseAction.Accept => Phrase.PageDoneAccept,
        CaseAction.Start => Phrase.PageDoneStart,
        CaseAction.Finish => Phrase.PageDoneFinish,
        CaseAction.Return => Phrase.PageDoneReturn,
        CaseAction.Ask => Phrase.PageDoneAsk,
        CaseAction.Assign => Phrase.PageDoneAssign,
        _ => null,
    };
}
