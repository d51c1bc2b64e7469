namespace HealthNeeds.Ingest.Live;

/// <summary>good.json: which of a source's figures serve.</summary>
/// <param name="Reader">Version of the code that last read what came and found these figures in it.</param>
/// <param name="Before">Those that served earlier, newest first.</param>
internal sealed record GoodPointer(string Id, DateTimeOffset Since, string Reader, IReadOnlyList<string> Before)
{
    private const int Remembered = 5;

    public GoodPointer FollowedBy(string id, DateTimeOffset since, string reader) =>
        new(id, since, reader, [.. Before.Prepend(Id).Where(b => b != id).Take(Remembered)]);
}
