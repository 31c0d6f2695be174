// What the page may ask only a resident's phone to do.
namespace GridBot.Simulator.Page;

/// <summary>A tap on an entry of the menu.</summary>
internal sealed record MenuAction(string? Entry) : IPhoneAction<ResidentPhone>
{
    public bool IsValid => Entry is { Length: > 0 };

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) => phone.TapMenuAsync(Entry!);
}

/// <summary>A tap on an entry of a msgmenu that the phone shows.</summary>
internal sealed record ChoiceAction(string? MessageId, string? ChoiceId) : IPhoneAction<ResidentPhone>
{
    public bool IsValid => MessageId is not null && ChoiceId is not null;

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) =>
        phone.Messages.Any(message => message.Id == MessageId && message.Choices.Any(choice => choice.Id == ChoiceId))
            ? phone.TapChoiceAsync(MessageId!, ChoiceId!)
            : Task.FromResult(CallbackOutcome.NotSent("there is no such entry"));
}

/// <summary>Begins or ends following.</summary>
internal sealed record FollowAction(bool? Follows) : IPhoneAction<ResidentPhone>
{
    public bool IsValid => Follows is not null;

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) => Follows == true ? phone.SubscribeAsync() : phone.UnsubscribeAsync();
}

/// <summary>Accepts one notice of a subscription template.</summary>
internal sealed record AcceptAction(string? TemplateId) : IPhoneAction<ResidentPhone>
{
    public bool IsValid => TemplateId is { Length: > 0 };

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) => phone.AcceptTemplateAsync(TemplateId!);
}
