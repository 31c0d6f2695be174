// Carries what residents do on their phones to the account's callback, and the answer back onto the screen.
using System.Globalization;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Shared by all residents' phones.</summary>
internal sealed class ResidentLine(
    PublicAccountOptions options, TimeProvider clock, SeededDraw draw, MessageBoard board, MediaShelf media, FollowBook follow, ReplyWindows windows,
    MenuEndpoints menu, CallbackSender callbacks)
{
    /// <summary>What a resident sees when the bot gave no valid answer in time.</summary>
    public const string OutOfService = "该公众号暂时无法提供服务，请稍后再试";

    private static readonly CallbackTrick[] NeedsCipher =
        [CallbackTrick.ForeignCorpId, CallbackTrick.BrokenBase64, CallbackTrick.TruncatedCipher, CallbackTrick.BrokenPadding, CallbackTrick.DtdEnvelope];

    private const string NotFollowing = "the resident does not follow the account";

    /// <summary>Base of the platform's own addresses; set when the server listens.</summary>
    public Uri Platform { get; set; } = new("http://127.0.0.1");

    /// <summary>The menu; null without one.</summary>
    public PublicMenu? Menu => menu.Menu;

    /// <summary>Who follows, and what they chose.</summary>
    public FollowBook Follow => follow;

    /// <summary>What a phone shows.</summary>
    public IReadOnlyList<PhoneMessage> Messages(string openId) => board.Phone(openId);

    /// <summary>Stores what a resident attaches.</summary>
    public MediaItem Attach(string kind, string fileName, byte[] bytes) => media.Store(kind, fileName, bytes);

    /// <summary>Address of a picture for PicUrl.</summary>
    public string PictureUrl(MediaItem item) => new Uri(Platform, $"/mmbiz/{item.Id}").ToString();

    /// <summary>A ticket, as events of a scanned code carry it.</summary>
    public string Ticket() => draw.Word(86);

    /// <summary>Shows a resident's own message and delivers it; the message opens the customer-service window.</summary>
    public async Task<CallbackOutcome> SendAsync(PhoneMessage own, CallbackTrick trick, CancellationToken cancellationToken, params XElement[] extra)
    {
        if (!follow.IsFollowing(own.UserId))
        {
            return CallbackOutcome.NotSent(NotFollowing);
        }

        var shown = board.Show(own);
        windows.Open(own.UserId, ReplyTrigger.Message);
        var message = CallbackMessage.Of(options, own.UserId, clock.GetUtcNow(), own.Kind, draw.Number(), extra);
        var outcome = await DeliverAsync(message, trick, isConversation: true, cancellationToken);
        board.Change(own.UserId, shown.Id, current => current with { State = outcome.Delivered ? "delivered" : "failed" });
        return outcome;
    }

    /// <summary>Delivers an event, which has no bubble.</summary>
    /// <param name="openId">Of the resident.</param>
    /// <param name="eventName">As the platform spells it.</param>
    /// <param name="trigger">The window the event opens, if any; only such events are part of the talk, and only in a talk the phone shows that there was no answer.</param>
    /// <param name="trick">Test mode.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="extra">Elements beside the common ones.</param>
    public Task<CallbackOutcome> RaiseAsync(
        string openId, string eventName, ReplyTrigger? trigger, CallbackTrick trick, CancellationToken cancellationToken, params XElement[] extra)
    {
        if (trigger is { } opens)
        {
            windows.Open(openId, opens);
        }

        return DeliverAsync(CallbackMessage.OfEvent(options, openId, clock.GetUtcNow(), eventName, extra), trick, trigger is not null, cancellationToken);
    }

    /// <summary>Begins to follow.</summary>
    public async Task<CallbackOutcome> SubscribeAsync(string openId, string scene, CancellationToken cancellationToken)
    {
        if (!follow.Follow(openId, follows: true))
        {
            return CallbackOutcome.NotSent("the resident follows the account already");
        }

        board.Note(openId, "subscribed");
        XElement[] code = scene.Length == 0 ? [CallbackMessage.Text("EventKey", "")] : [CallbackMessage.Text("EventKey", $"qrscene_{scene}"), CallbackMessage.Text("Ticket", Ticket())];
        return await RaiseAsync(openId, "subscribe", ReplyTrigger.Subscription, CallbackTrick.None, cancellationToken, code);
    }

    /// <summary>Ends following: the windows close, and nothing more can be sent or received.</summary>
    public async Task<CallbackOutcome> UnsubscribeAsync(string openId, CancellationToken cancellationToken)
    {
        if (!follow.Follow(openId, follows: false))
        {
            return CallbackOutcome.NotSent(NotFollowing);
        }

        windows.Close(openId);
        board.Note(openId, "unsubscribed");
        return await RaiseAsync(openId, "unsubscribe", null, CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", ""));
    }

    /// <summary>Taps an entry of the menu.</summary>
    public async Task<CallbackOutcome> TapMenuAsync(string openId, string keyOrName, CancellationToken cancellationToken)
    {
        if (!follow.IsFollowing(openId))
        {
            return CallbackOutcome.NotSent(NotFollowing);
        }

        var shown = menu.Menu;
        return shown?.Find(keyOrName) switch
        {
            { Type: "click" } entry => await RaiseAsync(openId, "CLICK", ReplyTrigger.MenuTap, CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", entry.Key)),
            { Type: "view" } entry => await RaiseAsync(openId, "VIEW", null, CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", entry.Url), CallbackMessage.Plain("MenuId", shown.Id)),
            { } entry => CallbackOutcome.NotSent($"entries of type {entry.Type} are not played"),
            null => CallbackOutcome.NotSent("there is no such entry in the menu"),
        };
    }

    private async Task<CallbackOutcome> DeliverAsync(CallbackMessage message, CallbackTrick trick, bool isConversation, CancellationToken cancellationToken)
    {
        if (options.Mode == PublicAccountMode.Plain && NeedsCipher.Contains(trick))
        {
            return CallbackOutcome.NotSent("the trick needs an encrypted text");
        }

        var outcome = await callbacks.DeliverAsync(message, trick, cancellationToken);
        if (outcome.Reply is { } reply)
        {
            ShowReply(message.UserId, reply);
        }
        else if (isConversation && trick < CallbackTrick.BadSignature && (outcome.IsRefused || outcome.Attempts.Count > 0 && !outcome.Delivered))
        {
            board.Show(new PhoneMessage { Id = "", At = default, UserId = message.UserId, Mine = false, Kind = PhoneMessage.Notice, Text = OutOfService });
        }

        return outcome;
    }

    private void ShowReply(string openId, PassiveReply reply)
    {
        if (reply.MsgType == "transfer_customer_service")
        {
            board.Note(openId, "transferred to a person of the account");
            return;
        }

        var isText = reply.MsgType == "text";
        board.Show(new PhoneMessage
        {
            Id = "", At = default, UserId = openId, Mine = false, Kind = reply.MsgType, Origin = "passive",
            Text = isText ? reply.Content : reply.Description, Title = isText ? "" : reply.Content, Url = reply.Url, MediaId = reply.MediaId,
        });
    }

    /// <summary>A coordinate as the platform writes it.</summary>
    public static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
