// Which faults the next calls meet.
namespace GridBot.Simulator;

/// <summary>Faults by endpoint, used up in the order they were planned.</summary>
public sealed class FaultPlan
{
    /// <summary>Stands for any endpoint of the API.</summary>
    public const string AnyEndpoint = "*";

    /// <summary>
    /// Stands for the delivery of callbacks: <see cref="Fault.ResetBefore"/> loses an attempt on its way,
    /// <see cref="Fault.ResetAfter"/> loses the bot's answer, so that the same message comes again. Other faults do not apply.
    /// </summary>
    public const string Callback = "callback";

    private readonly Lock _gate = new();
    private readonly List<(string Endpoint, Fault Fault)> _planned = [];

    /// <summary>Plans a fault for the next calls.</summary>
    /// <param name="endpoint">Path below /cgi-bin/, such as message/send; or <see cref="AnyEndpoint"/> or <see cref="Callback"/>.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="count">For how many calls.</param>
    public void Next(string endpoint, Fault fault, int count = 1)
    {
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                _planned.Add((endpoint, fault));
            }
        }
    }

    /// <summary>How many faults are still planned.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _planned.Count;
            }
        }
    }

    /// <summary>Forgets all planned faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    /// <summary>Takes the fault of this call, if one is planned.</summary>
    internal Fault? Take(string endpoint)
    {
        lock (_gate)
        {
            var index = _planned.FindIndex(planned => planned.Endpoint == endpoint || (planned.Endpoint == AnyEndpoint && endpoint != Callback));
            if (index < 0)
            {
                return null;
            }

            var fault = _planned[index].Fault;
            _planned.RemoveAt(index);
            return fault;
        }
    }
}
