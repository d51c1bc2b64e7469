namespace HealthNeeds.Store.Releases;

/// <summary>Wards and primary care networks.</summary>
internal sealed partial class ReleaseWriter
{
    /// <param name="source">Id of the source they came from.</param>
    /// <param name="wards">In the order in which they are kept.</param>
    /// <returns>How many LSOAs have a ward.</returns>
    public int AppendWards(string source, (IReadOnlyList<WardPlace> Places, string Edition) wards)
    {
        Load("ward", wards.Places, (row, w) => row.Add(w.Lsoa.Value).Add(w.Ward.Value).Add(w.Name).Add(wards.Edition).Add(source));
        return wards.Places.Count;
    }

    /// <param name="source">Id of the source they came from.</param>
    /// <param name="networks">In the order in which they are kept.</param>
    /// <returns>How many practices have a network.</returns>
    public int AppendPracticeNetworks(string source, (IReadOnlyList<NetworkPractice> Practices, string Edition) networks)
    {
        Load("practice_network", networks.Practices, (row, p) => row.Add(p.Practice).Add(p.Network).Add(p.Name).Add(networks.Edition).Add(source));
        return networks.Practices.Count;
    }
}
