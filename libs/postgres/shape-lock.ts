/** The advisory lock of whoever changes the shape of the database: migrations, and the making of tables of rows. */
export const SHAPE_LOCK = 4_711_202;
