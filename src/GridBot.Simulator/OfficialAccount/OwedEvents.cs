// Events the platform owes the bot after it has answered a call, such as the end of a template message's delivery.
using System.Collections.Concurrent;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Delivers such events beside the calls. Nothing is delivered before the call's answer is written.</summary>
internal sealed class OwedEvents(PublicAccountOptions options, TimeProvider clock, CallbackSender callbacks) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Task, bool> _open = new();

    /// <summary>Owes an event from now on.</summary>
    public void Add(HttpContext call, string openId, string eventName, params XElement[] extra)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Response.OnCompleted(() =>
        {
            answered.TrySetResult();
            return Task.CompletedTask;
        });
        var delivery = DeliverAsync(answered.Task, CallbackMessage.OfEvent(options, openId, clock.GetUtcNow(), eventName, extra));
        _open[delivery] = true;
        _ = delivery.ContinueWith(done => _open.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when all events owed so far were delivered or given up.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Task.WhenAll(_open.Keys).WaitAsync(cancellationToken);

    private async Task DeliverAsync(Task answered, CallbackMessage message)
    {
        try
        {
            await answered.WaitAsync(_ended.Token);
            await callbacks.DeliverAsync(message, CallbackTrick.None, _ended.Token);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The simulator ends: what is owed stays owed.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_open.Keys);
        _ended.Dispose();
    }
}
