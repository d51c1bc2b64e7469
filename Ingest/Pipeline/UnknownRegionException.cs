using HealthNeeds.Core.Areas;

namespace HealthNeeds.Ingest.Pipeline;

internal sealed class UnknownRegionException : Exception
{
    public UnknownRegionException(string found, IReadOnlyList<Region> known)
        : base($"Region '{found}' is not known. Expected one of {string.Join(", ", known.Select(r => r.Id))}, or an ICB's code such as E54000054.")
    {
    }

    public UnknownRegionException(string found, IReadOnlyList<Area> icbs)
        : base($"'{found}' is not an ICB of the figures. Expected one of {string.Join(", ", icbs.Select(a => $"{a.Code} ({a.Name})"))}.")
    {
    }
}
