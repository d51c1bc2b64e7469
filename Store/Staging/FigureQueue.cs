using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace HealthNeeds.Store.Staging;

internal delegate void FigureTaker(in FigureRow figure);

/// <summary>
/// Figures on their way to a taker that has a thread of its own, so that reading and taking go on side by side. Enough may
/// wait for the taker to stop for a while, as the engine does when it packs up what it was given.
/// </summary>
internal sealed class FigureQueue : IDisposable
{
    private const int BatchSize = 4096;
    private const int MostWaiting = 48;

    private readonly BlockingCollection<List<FigureRow>> full = new(MostWaiting);
    private readonly ConcurrentBag<List<FigureRow>> empty = [];
    private readonly FigureTaker take;
    private readonly Thread taking;
    private List<FigureRow> batch = new(BatchSize);
    private volatile ExceptionDispatchInfo? failure;

    /// <param name="take">Gets every figure in the order in which it was added.</param>
    public FigureQueue(FigureTaker take)
    {
        this.take = take;
        taking = new Thread(TakeAll) { IsBackground = true, Name = "Figures into the store" };
        taking.Start();
    }

    /// <summary>Throws what the taker threw, if it did.</summary>
    public void Add(in FigureRow figure)
    {
        batch.Add(figure);
        if (batch.Count == BatchSize)
            HandOver();
    }

    /// <summary>Ends the adding, and waits until all are taken. Throws what the taker threw, if it did.</summary>
    public void Complete()
    {
        HandOver();
        full.CompleteAdding();
        taking.Join();
        failure?.Throw();
    }

    public void Dispose()
    {
        full.CompleteAdding();
        taking.Join();
        full.Dispose();
    }

    private void HandOver()
    {
        failure?.Throw();
        full.Add(batch);
        batch = empty.TryTake(out var used) ? used : new List<FigureRow>(BatchSize);
    }

    private void TakeAll()
    {
        foreach (var figures in full.GetConsumingEnumerable())
        {
            if (failure is null)
                Take(figures);
            figures.Clear();
            empty.Add(figures);
        }
    }

    private void Take(List<FigureRow> figures)
    {
        try
        {
            foreach (ref readonly var figure in CollectionsMarshal.AsSpan(figures))
                take(figure);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
    }
}
