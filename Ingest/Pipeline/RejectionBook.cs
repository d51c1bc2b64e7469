using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Every rejection is counted; the first ones are kept whole, so that a broken file cannot fill the disk with its rows.</summary>
internal sealed class RejectionBook(int keep = 100_000)
{
    private readonly List<Rejection> _kept = [];
    private readonly Dictionary<string, long> _bySource = new(StringComparer.Ordinal);

    public IReadOnlyList<Rejection> Kept => _kept;

    public long Count { get; private set; }

    public long CountOf(string source) => _bySource.GetValueOrDefault(source);

    public void Add(Rejection rejection)
    {
        Count++;
        _bySource[rejection.Source] = CountOf(rejection.Source) + 1;
        if (_kept.Count < keep)
            _kept.Add(rejection);
    }
}
