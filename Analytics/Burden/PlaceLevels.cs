using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// By how much an area's authority, and its MSOA within the authority, lie above what the model foresees: nested means drawn towards 0 by how
/// much of the scatter authorities and MSOAs really make (method of moments). On the model's scale, per LSOA.
/// </summary>
/// <param name="Authority">The level of the authority.</param>
/// <param name="Msoa">What the MSOA adds to it.</param>
internal sealed record PlaceLevels(double[] Authority, double[] Msoa)
{
    /// <summary>Each area judged by the others alone: its own residual takes no part in its levels.</summary>
    /// <param name="residuals">Outcome less prediction; NaN where there is no outcome.</param>
    public static PlaceLevels OwnLeftOut(AreaFrame frame, double[] residuals) => new Estimate(frame, residuals).Levels(leaveOut: true);

    /// <summary>By all areas of the authority and of the MSOA.</summary>
    public static PlaceLevels Whole(AreaFrame frame, double[] residuals) => new Estimate(frame, residuals).Levels(leaveOut: false);

    public double Of(int lsoa) => Authority[lsoa] + Msoa[lsoa];

    private sealed class Estimate
    {
        private readonly AreaFrame frame;
        private readonly double[] residuals;
        private readonly (double Sum, int Count)[] msoas;
        private readonly (double Precision, double Weighted)[] authorities;
        private readonly double betweenAuthorities;
        private readonly double betweenMsoas;
        private readonly double within;

        public Estimate(AreaFrame frame, double[] residuals)
        {
            (this.frame, this.residuals) = (frame, residuals);
            int[] known = [.. Enumerable.Range(0, residuals.Length).Where(i => !double.IsNaN(residuals[i]))];
            var total = known.Length == 0 ? 0 : known.Average(i => residuals[i] * residuals[i]);
            betweenAuthorities = Math.Max(0, SharedVariance.Of(frame.Authorities, known, residuals));
            betweenMsoas = Math.Max(0, SharedVariance.Of(frame.Msoas, known, residuals) - betweenAuthorities);
            within = Math.Max(1e-12, total - betweenAuthorities - betweenMsoas);
            msoas = new (double, int)[frame.Msoas.Count];
            foreach (var i in known) msoas[frame.Msoas.Of[i]] = (msoas[frame.Msoas.Of[i]].Sum + residuals[i], msoas[frame.Msoas.Of[i]].Count + 1);
            authorities = new (double, double)[frame.Authorities.Count];
            for (var m = 0; m < msoas.Length; m++)
            {
                var (precision, weighted) = Weighed(msoas[m].Sum, msoas[m].Count);
                ref var authority = ref authorities[frame.Authorities.Of[frame.Msoas.Members[m][0]]];
                authority = (authority.Precision + precision, authority.Weighted + weighted);
            }
        }

        public PlaceLevels Levels(bool leaveOut)
        {
            var levels = new PlaceLevels(new double[frame.Count], new double[frame.Count]);
            for (var i = 0; i < frame.Count; i++) (levels.Authority[i], levels.Msoa[i]) = Of(i, leaveOut && !double.IsNaN(residuals[i]));
            return levels;
        }

        private (double Authority, double Msoa) Of(int lsoa, bool leaveOut)
        {
            var (sum, count) = msoas[frame.Msoas.Of[lsoa]];
            var (precision, weighted) = authorities[frame.Authorities.Of[lsoa]];
            if (leaveOut)
            {
                var (own, ownWeighted) = Weighed(sum, count);
                (sum, count) = (sum - residuals[lsoa], count - 1);
                var (rest, restWeighted) = Weighed(sum, count);
                (precision, weighted) = (precision - own + rest, weighted - ownWeighted + restWeighted);
            }

            var authority = betweenAuthorities > 0 ? weighted / (precision + (1 / betweenAuthorities)) : 0;
            return (authority, count > 0 ? ((sum / count) - authority) * betweenMsoas / (betweenMsoas + (within / count)) : 0);
        }

        /// <summary>How much an MSOA's mean says of its authority's level, and that times the mean.</summary>
        private (double Precision, double Weighted) Weighed(double sum, int count)
        {
            if (count == 0) return (0, 0);
            var precision = 1 / (betweenMsoas + (within / count));
            return (precision, precision * sum / count);
        }
    }
}
