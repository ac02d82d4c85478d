import provinces from 'morocco-map/data/provinces.json';

export { provinces };
